export const id = 858;
export const ids = [858];
export const modules = {

/***/ 858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./build/shell/private-home.js



/**
 * Makes a private home look like the user's: every entry is linked, sessions and settings among them, but for those that
 * hold the credential files. What the agent writes into a linked directory is kept; its credentials never are.
 */
const private_home_linkHome = async (real, made, paths) => {
    const own = new Set(paths.map((path) => path.split('/')[0]));
    const entries = real === null ? [] : await readdir(real).catch(() => []);
    for (const entry of entries)
        if (!own.has(entry))
            await symlink(join(real ?? '', entry), join(made, entry));
};
/** Writes the files, each new and for us alone. A link in their way is removed, never followed. */
const private_home_putFiles = async (home, contents) => {
    for (const [path, content] of Object.entries(contents)) {
        const target = join(await parentOf(home, path), path.split('/').at(-1) ?? '');
        await unlink(target).catch(() => { });
        const file = await open(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
        try {
            await file.writeFile(content);
        }
        finally {
            await file.close();
        }
    }
};
/** Removes the files; their contents where the agent rewrote one of them, else null. Never rejects. */
const private_home_takeFiles = async (home, given) => {
    const now = {};
    for (const [path, before] of Object.entries(given)) {
        const parent = await parentOf(home, path).catch(() => null);
        const target = parent === null ? null : join(parent, path.split('/').at(-1) ?? '');
        now[path] = (target === null ? null : await readPlain(target)) ?? before;
        if (target !== null)
            await unlink(target).catch(() => { });
    }
    return Object.entries(given).some(([path, before]) => now[path] !== before) ? now : null;
};
/** The directory of a file, made where it is missing; one that is a link is replaced. */
const parentOf = async (home, path) => {
    let at = home;
    for (const part of path.split('/').slice(0, -1)) {
        at = join(at, part);
        const found = await lstat(at).catch(() => null);
        if (found?.isDirectory())
            continue;
        if (found !== null)
            await unlink(at);
        await mkdir(at, { mode: 0o700 });
    }
    return at;
};
const readPlain = async (path) => {
    try {
        const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
        try {
            const { size } = await file.stat();
            return size > 4 * 1024 * 1024 ? null : await file.readFile('utf8');
        }
        finally {
            await file.close();
        }
    }
    catch {
        return null;
    }
};

;// CONCATENATED MODULE: ./build/shell/workspace.js




/** Where private directories are made: the runner empties its own after the job. */
const temporaryDirectory = (env) => env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
/** By this name the post step knows a directory of ours. */
const workspacePrefix = 'pool-failover-';
const createWorkspace = async (temporary, onRenewed) => {
    const directory = await mkdtemp(join(temporary, workspacePrefix));
    const { ino } = await lstat(directory);
    const homes = new Map();
    const renewed = new Map();
    /** A directory with a name nobody could foresee, below the one that is still ours. */
    const fresh = async () => {
        const now = await lstat(directory);
        if (!now.isDirectory() || now.ino !== ino)
            throw new Error('the private directory was replaced by something else');
        return mkdtemp(join(directory, 'p-'));
    };
    const homeFor = async (home, files, inherited) => {
        const name = home?.directory ?? '';
        const known = homes.get(name);
        if (known !== undefined)
            return known;
        const parent = await fresh();
        const made = home === null ? parent : join(parent, home.directory);
        if (home !== null) {
            await mkdir(made, { mode: 0o700 });
            await linkHome(realHome(home, inherited), made, files.map(({ path }) => path));
        }
        homes.set(name, made);
        return made;
    };
    return {
        directory,
        write: async (name, content) => {
            const path = join(await fresh(), name);
            await writeFile(path, content, { mode: 0o600, flag: 'wx' });
            return path;
        },
        place: async (account, home, files, inherited) => {
            if (files.length === 0)
                return { env: {}, settle: async () => { } };
            const made = await homeFor(home, files, inherited);
            const given = renewed.get(account.id)?.contents ?? Object.fromEntries(files.map(({ path, content }) => [path, content]));
            await putFiles(made, given);
            return {
                env: { [home?.variable ?? 'POOL_FAILOVER_HOME']: home?.variableNames === 'parent' ? join(made, '..') : made },
                settle: async () => {
                    const contents = await takeFiles(made, given);
                    if (contents === null)
                        return;
                    renewed.set(account.id, { account, contents });
                    onRenewed(account, contents);
                },
            };
        },
        remove: async () => {
            if (renewed.size === 0) {
                await rm(directory, { recursive: true, force: true });
                return null;
            }
            const list = [...renewed.values()].map(({ account, contents }) => ({
                label: account.label,
                provider: account.provider,
                files: contents,
            }));
            const kept = join(await fresh(), 'renewed.json');
            await writeFile(kept, JSON.stringify(list), { mode: 0o600, flag: 'wx' });
            const aside = await mkdtemp(join(temporary, workspacePrefix));
            await rename(kept, join(aside, 'renewed.json'));
            await rm(directory, { recursive: true, force: true });
            await rename(aside, directory);
            return join(directory, 'renewed.json');
        },
    };
};
const realHome = (home, env) => {
    const moved = env[home.variable];
    if (moved)
        return home.variableNames === 'home' ? moved : join(moved, home.directory);
    return env['HOME'] ? join(env['HOME'], home.directory) : null;
};

;// CONCATENATED MODULE: ./build/shell/action/post.js



/** The post step: removes what main left on disk if it was killed. State is untrusted: only a directory of ours is touched. */
const cleanUp = async (env) => {
    const directory = env['STATE_directory'];
    if (!directory)
        return;
    const inside = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(directory)) === (0,external_node_path_.resolve)(temporaryDirectory(env)) && (0,external_node_path_.basename)(directory).startsWith(workspacePrefix);
    if (inside)
        await (0,promises_.rm)(directory, { recursive: true, force: true });
};


/***/ })

};
