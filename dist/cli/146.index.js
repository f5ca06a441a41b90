export const id = 146;
export const ids = [146];
export const modules = {

/***/ 52146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./build/pool/condition.js
var pool_condition = __webpack_require__(89962);
// EXTERNAL MODULE: ./build/pool/cooldown.js
var cooldown = __webpack_require__(16318);
// EXTERNAL MODULE: ./build/pool/select.js
var pool_select = __webpack_require__(9259);
// EXTERNAL MODULE: ./build/report/time.js
var time = __webpack_require__(68062);
;// CONCATENATED MODULE: ./build/report/status.js




const statusRows = (pool, ledger, now) => pool.accounts.map((account) => {
    const condition = (0,pool_condition/* conditionOf */.r)(pool, ledger, account, now);
    const record = condition.kind === 'cooling' || condition.kind === 'quarantined' ? condition.record : null;
    const used = (0,pool_select/* lastUse */.yC)(ledger, account);
    return {
        account: account.label,
        provider: account.provider,
        state: condition.kind,
        verdict: record?.verdict ?? null,
        until: 'until' in condition ? new Date(condition.until).toISOString() : null,
        source: record?.source ?? null,
        failures: (0,cooldown/* failuresOf */.dJ)(ledger, account),
        lastUsed: used === 0 ? null : new Date(used).toISOString(),
        utilization: ledger.uses.get(account.id)?.utilization ?? null,
    };
});
/** The rows as a table for a terminal. */
const statusTable = (rows, now) => columns(['account', 'state', 'until', 'known by', 'last used', 'spent'], rows.map((row) => [
    `${row.provider}/${row.account}`,
    row.verdict === null ? row.state : `${row.state}: ${row.verdict}`,
    row.until === null ? '' : `${(0,time/* stamp */.iE)(Date.parse(row.until))} (${(0,time/* span */.Ln)(Date.parse(row.until) - now)})`,
    row.source ?? '',
    row.lastUsed === null ? 'never' : `${(0,time/* span */.Ln)(now - Date.parse(row.lastUsed))} ago`,
    percent(row.utilization),
]));
const percent = (utilization) => [
    utilization?.fiveHour == null ? null : `5h ${Math.round(utilization.fiveHour * 100)} %`,
    utilization?.sevenDay == null ? null : `7d ${Math.round(utilization.sevenDay * 100)} %`,
]
    .filter((part) => part !== null)
    .join(', ');
/** Text in columns of equal width, two spaces apart. */
const columns = (head, rows) => {
    const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
    const line = (cells) => cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd();
    return [head, ...rows].map(line).join('\n');
};

// EXTERNAL MODULE: ./build/shell/stores.js + 21 modules
var stores = __webpack_require__(33541);
// EXTERNAL MODULE: ./build/shell/cli/load.js + 15 modules
var load = __webpack_require__(12725);
;// CONCATENATED MODULE: ./build/shell/cli/status.js



/** `status`: every account with its state, until when, how that is known, and when it was last used. */
const status_status = async (options) => {
    const { setup } = await (0,load/* load */.H)(options, ['true'], process.env);
    const { settings, pool } = setup;
    const store = (0,stores/* openStore */.C)(settings, process.env, { stateDirectory: (0,load/* text */.Q)(options, 'state'), defaultBranch: null });
    const now = Date.now();
    const { ledger, trouble } = await store.read(pool.accounts.map(({ id }) => id));
    await store.close();
    if (trouble !== null)
        console.error(`pool-failover: ${trouble.notice}`);
    const rows = statusRows(pool, ledger, now);
    console.log(options['json'] === true ? JSON.stringify({ accounts: rows }) : statusTable(rows, now));
    return 0;
};


/***/ })

};
