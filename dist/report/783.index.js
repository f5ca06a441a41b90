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
    let broken = false;
    const gone = new Promise((resolve) => 
    // Others write to our streams too: each of them may meet the error anew.
    stream.on('error', () => {
        broken = true;
        resolve();
    }));
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
    const settled = (stream) => new Promise((resolve) => {
        // A write to a closed pipe tells it here as well as in the callback.
        stream.on('error', () => resolve());
        stream.write('', () => resolve());
    });
    await Promise.all([process.stdout, process.stderr].map(settled));
};


/***/ })

};
