export const id = 610;
export const ids = [610];
export const modules = {

/***/ 610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./build/process/held-directory.js


const linux = process.platform === 'linux';
/** Works in a directory. Throws where there is none, or a symbolic link. */
const held_directory_within = (path, work) => {
    if (!linux && (0,external_node_fs_.lstatSync)(path).isSymbolicLink())
        throw new Error('a symbolic link where a directory should be');
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = external_node_fs_.constants;
    const fd = (0,external_node_fs_.openSync)(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    try {
        return work({ fd, path: path.toString() });
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
};
/** The path of an entry of a held directory. */
const held_directory_entry = (held, name) => linux
    ? Buffer.concat([Buffer.from(`/proc/self/fd/${held.fd}/`), Buffer.from(name)])
    : Buffer.from((0,external_node_path_.join)(held.path, name.toString()));
/** The names in a held directory, as bytes: they need not be UTF-8. */
const names = (held) => (0,external_node_fs_.readdirSync)(held_directory_entry(held, '.'), { encoding: 'buffer' });
/** Works in the directory that these names lead to, one below the other; with `make` missing ones are made, 0700. */
const held_directory_below = (held, steps, make, work) => {
    const [step, ...rest] = steps;
    if (step === undefined)
        return work(held);
    if (make)
        makeDirectory(held_directory_entry(held, step));
    return held_directory_within(held_directory_entry(held, step), (next) => held_directory_below(next, rest, make, work));
};
/** Lets us list and change what is ours, whatever rights it was given. */
const held_directory_open = (held) => (0,external_node_fs_.fchmodSync)(held.fd, 0o700);
const makeDirectory = (path) => {
    try {
        mkdirSync(path, { mode: 0o700 });
    }
    catch (error) {
        if (held_directory_codeOf(error) !== 'EEXIST')
            throw error;
    }
};
const held_directory_codeOf = (error) => error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

;// CONCATENATED MODULE: ./build/process/private-files.js




/** Names of our private directories begin with this; `removeAll` touches no other. */
const prefix = 'pool-failover-';
/** A credential file is small; what an agent makes of it may not be. */
const mostBytes = 1_048_576;
/** Makes a directory that only we can enter. Throws where that can't be done. */
const private_files_makePrivate = (base) => mkdtempSync(join(realpathSync(base), prefix));
/**
 * Puts a file, 0600, at a relative path below one of our directories, with 0700 directories on the way; it replaces what
 * was there, and follows no link. Throws on a path that leads out, and where the system refuses.
 */
const private_files_writePrivate = (directory, path, content) => {
    inParent(directory, path, true, (held, name) => {
        const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
        const temporary = entry(held, `.${randomBytes(8).toString('hex')}`);
        const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
        try {
            const bytes = Buffer.from(content);
            for (let done = 0; done < bytes.length;)
                done += writeSync(fd, bytes, done);
        }
        finally {
            closeSync(fd);
        }
        renameSync(temporary, entry(held, name));
    });
};
/** The text of a file below one of our directories; null when there is none, or no plain one of at most 1 MB. */
const private_files_readPrivate = (directory, path) => {
    try {
        return inParent(directory, path, false, (held, name) => readPlain(entry(held, name)));
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(codeOf(error)))
            return null;
        throw error;
    }
};
/** The steps of a relative path. Throws on one that leads anywhere else. */
const private_files_stepsOf = (path) => {
    const steps = path.split(process.platform === 'win32' ? /[/\\]/ : '/');
    const odd = steps.some((step) => step === '' || step === '.' || step === '..' || /[\0:]/.test(step));
    if (odd)
        throw new Error('the path of a private file must be relative and lead down only');
    return steps;
};
const inParent = (directory, path, make, work) => {
    const steps = private_files_stepsOf(path);
    const name = steps.at(-1) ?? '';
    return within(directory, (root) => below(root, steps.slice(0, -1), make, (held) => work(held, name)));
};
const readPlain = (path) => {
    // Without O_NONBLOCK the opening of a named pipe would wait for ever.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
        const { size } = fstatSync(fd);
        if (!fstatSync(fd).isFile() || size > mostBytes)
            return null;
        const buffer = Buffer.alloc(size);
        return buffer.subarray(0, readSync(fd, buffer, 0, size, 0)).toString('utf8');
    }
    finally {
        closeSync(fd);
    }
};

;// CONCATENATED MODULE: ./build/process/remove-all.js





/**
 * Removes one of our private directories with all that is in it, and nothing else, whatever is passed: `directory` comes
 * from state that the agent may have changed, and what lies in it too. No symbolic link is followed.
 */
const remove_all_removeAll = (directory, expectedParent) => {
    const name = (0,external_node_path_.basename)(directory);
    if (!(0,external_node_path_.isAbsolute)(directory) || !new RegExp(`^${prefix}[A-Za-z0-9]{6}$`).test(name) || directory.includes('\0')) {
        return { kind: 'refused', reason: 'it has not the name of a private directory' };
    }
    try {
        const parent = (0,external_node_fs_.realpathSync)(expectedParent);
        if ((0,external_node_path_.dirname)(directory) !== parent && (0,external_node_path_.dirname)(directory) !== expectedParent) {
            return { kind: 'refused', reason: 'it lies elsewhere' };
        }
        return held_directory_within(parent, (held) => removeIn(held, name));
    }
    catch (error) {
        return { kind: 'left', reason: held_directory_codeOf(error) || String(error) };
    }
};
const removeIn = (parent, name) => {
    const found = (0,external_node_fs_.lstatSync)(held_directory_entry(parent, name), { throwIfNoEntry: false });
    if (found === undefined)
        return { kind: 'absent' };
    if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
        return { kind: 'refused', reason: 'it is not a directory of this user' };
    }
    if (!unlocked(parent, Buffer.from(name)))
        return { kind: 'left', reason: 'it can not be opened' };
    const reason = held_directory_within(held_directory_entry(parent, name), (held) => {
        held_directory_open(held);
        return sameAs(held, found) ? empty(held) : 'it was replaced';
    });
    if (reason !== null)
        return { kind: 'left', reason };
    (0,external_node_fs_.rmdirSync)(held_directory_entry(parent, name));
    return { kind: 'removed' };
};
/**
 * Empties a directory level by level: what lies in a directory of it is moved up into it, so that neither depth nor the
 * length of a path matters. The code of the first error where something stays.
 */
const empty = (root) => {
    const stuck = new Map();
    for (;;) {
        const next = names(root).filter((name) => !stuck.has(name.toString('latin1')));
        if (next.length === 0)
            return stuck.values().next().value ?? null;
        for (const name of next) {
            try {
                removeEntry(root, name);
            }
            catch (error) {
                stuck.set(name.toString('latin1'), held_directory_codeOf(error) || String(error));
            }
        }
    }
};
const removeEntry = (root, name) => {
    if (unlinked(root, name) || !unlocked(root, name))
        return;
    held_directory_within(held_directory_entry(root, name), (child) => {
        held_directory_open(child);
        for (const inner of names(child)) {
            if (unlinked(child, inner) || !unlocked(child, inner))
                continue;
            (0,external_node_fs_.renameSync)(held_directory_entry(child, inner), held_directory_entry(root, `moved-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`));
        }
    });
    (0,external_node_fs_.rmdirSync)(held_directory_entry(root, name));
};
/** False when it is a directory: those can't be unlinked. Throws when the system refuses. */
const unlinked = (held, name) => {
    if ((0,external_node_fs_.lstatSync)(held_directory_entry(held, name), { throwIfNoEntry: false })?.isDirectory())
        return false;
    (0,external_node_fs_.unlinkSync)(held_directory_entry(held, name));
    return true;
};
/** Gives us back the right to enter and move a directory of ours; false when it is gone. */
const unlocked = (held, name) => {
    const found = (0,external_node_fs_.lstatSync)(held_directory_entry(held, name), { throwIfNoEntry: false });
    if (found?.isDirectory() && (found.mode & 0o700) !== 0o700)
        (0,external_node_fs_.chmodSync)(held_directory_entry(held, name), 0o700);
    return found !== undefined;
};
const sameAs = (held, { dev, ino }) => {
    const now = (0,external_node_fs_.fstatSync)(held.fd);
    return now.dev === dev && now.ino === ino;
};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
;// CONCATENATED MODULE: ./build/process/private-home.js



/** Throws on a path in `files` that leads out of the home, and where the system refuses. */
const private_home_prepareHome = ({ base, name, realHome, files, linkExcept }) => {
    const path = join(base, name);
    const apart = [...Object.keys(files), ...linkExcept].map(stepsOf);
    mkdirSync(path, { mode: 0o700 });
    linkAll(realHome, path, apart);
    for (const [file, content] of Object.entries(files))
        writePrivate(path, file, content);
    return {
        path,
        readBack: () => Object.fromEntries(Object.entries(files).flatMap(([file, content]) => {
            const now = readPrivate(path, file);
            return now === null || now === content ? [] : [[file, now]];
        })),
        carryBack: () => carryAll(path, realHome, apart),
    };
};
/** Links every entry of `from` into `to`; a directory that holds one of the paths set apart is made, and gone into. */
const linkAll = (from, to, apart) => {
    for (const name of namesIn(from)) {
        const inner = innerPaths(apart, name);
        if (inner === 'itself')
            continue;
        if (inner.length === 0 || !isDirectory(join(from, name)))
            private_home_link(join(from, name), join(to, name));
        else {
            mkdirSync(join(to, name), { mode: 0o700 });
            linkAll(join(from, name), join(to, name), inner);
        }
    }
};
/** Moves what is no link, and not set apart, from the private home to the real one; a file replaces the one it grew from. */
const carryAll = (from, to, apart) => {
    for (const name of namesIn(from)) {
        const inner = innerPaths(apart, name);
        const [source, target] = [join(from, name), join(to, name)];
        const kind = lstatSync(source);
        if (inner === 'itself' || !(kind.isFile() || kind.isDirectory()))
            continue;
        mkdirSync(to, { recursive: true, mode: 0o700 });
        if (kind.isDirectory() && (inner.length > 0 || isDirectory(target)))
            carryAll(source, target, inner);
        else
            move(source, target);
    }
};
const innerPaths = (apart, name) => {
    const inner = apart.filter(([first]) => first === name).map((path) => path.slice(1));
    return inner.some((path) => path.length === 0) ? 'itself' : inner;
};
/** Windows lets few users make symbolic links: there a file is copied, and carried back with the rest. */
const private_home_link = (target, path) => {
    if (process.platform !== 'win32')
        symlinkSync(target, path);
    else if (isDirectory(target))
        symlinkSync(target, path, 'junction');
    else
        copyFileSync(target, path);
};
/** The temporary directory may lie on another disk than the home. */
const move = (source, target) => {
    try {
        renameSync(source, target);
    }
    catch {
        cpSync(source, target, { recursive: true, verbatimSymlinks: true });
        rmSync(source, { recursive: true, force: true });
    }
};
const namesIn = (path) => {
    try {
        return readdirSync(path);
    }
    catch {
        return [];
    }
};
/** Follows links: those in a user's own home are the user's. */
const isDirectory = (path) => {
    try {
        return statSync(path).isDirectory();
    }
    catch {
        return false;
    }
};

;// CONCATENATED MODULE: ./build/shell/workspace.js






/** Where private directories are made: the runner empties its own after the job. */
const temporaryDirectory = (env) => env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
const createWorkspace = (temporary, onRenewed) => {
    const directory = makePrivate(temporary);
    const { ino } = lstatSync(directory);
    // One home for all attempts: agents keep the absolute paths of their sessions in it.
    const homes = new Map();
    const renewed = new Map();
    /** The agent may have put a link in the place of our directory: what is below it would not be ours. */
    const fresh = () => {
        const now = lstatSync(directory);
        if (!now.isDirectory() || now.ino !== ino)
            throw new Error('the private directory was replaced by something else');
        return makePrivate(directory);
    };
    const write = (name, content) => {
        const own = fresh();
        writePrivate(own, name, content);
        return join(own, name);
    };
    return {
        directory,
        write,
        place: (account, home, files, inherited) => {
            const name = home?.directory ?? 'home';
            const known = homes.get(name);
            if (files.length === 0 && known === undefined)
                return { env: {}, settle: () => { } };
            const given = Object.fromEntries(files.map(({ path, content }) => [path, content]));
            const contents = renewed.get(account.id)?.contents ?? given;
            const base = known?.base ?? fresh();
            const made = known?.made ??
                prepareHome({
                    base,
                    name,
                    realHome: realHome(home, inherited) ?? join(base, 'none'),
                    files: contents,
                    linkExcept: home?.credentials ?? [],
                });
            if (known === undefined)
                homes.set(name, { base, made, lasting: home !== null });
            else
                for (const [path, content] of Object.entries(contents))
                    writePrivate(made.path, path, content);
            return {
                env: { [home?.variable ?? 'POOL_FAILOVER_HOME']: home?.variableNames === 'parent' ? base : made.path },
                settle: () => {
                    const now = Object.entries(contents).map(([path, content]) => [path, readPrivate(made.path, path) ?? content]);
                    for (const [path] of now)
                        rmSync(join(made.path, path), { force: true });
                    const changed = now.filter(([path, content]) => contents[path] !== content);
                    if (changed.length === 0)
                        return;
                    renewed.set(account.id, { account, contents: Object.fromEntries(now) });
                    onRenewed(account, Object.fromEntries(changed));
                },
            };
        },
        remove: () => {
            for (const { made, lasting } of homes.values())
                if (lasting)
                    made.carryBack();
            removeAll(directory, temporary);
            if (renewed.size === 0)
                return null;
            const kept = makePrivate(temporary);
            const list = [...renewed.values()].map(({ account, contents }) => ({
                label: account.label,
                provider: account.provider,
                files: contents,
            }));
            writePrivate(kept, 'renewed.json', JSON.stringify(list));
            return join(kept, 'renewed.json');
        },
    };
};
const realHome = (home, env) => {
    if (home === null)
        return null;
    const moved = env[home.variable];
    if (moved)
        return home.variableNames === 'home' ? moved : join(moved, home.directory);
    return env['HOME'] ? join(env['HOME'], home.directory) : null;
};

;// CONCATENATED MODULE: ./build/shell/action/post.js




/** The post step: removes what main left on disk if it was killed, and renewed credential files. State is untrusted: only directories of ours are touched. */
const cleanUp = (env) => {
    const temporary = temporaryDirectory(env);
    for (const directory of [env['STATE_directory'], env['STATE_renewed']]) {
        if (directory)
            remove_all_removeAll(directory, temporary);
    }
    for (const name of abandoned(temporary))
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(temporary, name), { recursive: true, force: true });
};
/** Directories for hand-overs and meetings, named after a process of ours that is gone: it was killed in their few milliseconds. */
const abandoned = (temporary) => {
    try {
        return (0,external_node_fs_.readdirSync)(temporary).filter((name) => {
            const pid = /^pf-(\d{1,10})-\w{6}$/.exec(name)?.[1];
            return pid !== undefined && isGone(Number(pid));
        });
    }
    catch {
        return [];
    }
};
const isGone = (pid) => {
    try {
        process.kill(pid, 0);
        return false;
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ESRCH';
    }
};


/***/ })

};
