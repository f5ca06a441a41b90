export const id = 783;
export const ids = [783];
export const modules = {

/***/ 49783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   flushed: () => (/* binding */ flushed),
/* harmony export */   j: () => (/* binding */ writeTo)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);

const writeTo = (stream) => {
    const gone = new Promise((resolve) => stream.once('error', () => resolve()));
    let broken = false;
    void gone.then(() => {
        broken = true;
    });
    return (bytes) => {
        if (broken || stream.write(bytes))
            return undefined;
        return Promise.race([
            (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(stream, 'drain').then(() => { }, () => { }),
            gone,
        ]);
    };
};
/** Resolves when all that was written to our own streams has left: to be awaited before `process.exit`. */
const flushed = async () => {
    await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', () => resolve()))));
};


/***/ })

};
