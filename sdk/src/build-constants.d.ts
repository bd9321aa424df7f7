/** Filled in by build.mjs: the files of this very build, and their hashes. One hash of the loader pins everything. */
declare const CORE_FILE: string;
declare const DRAWING_FILE: string;
declare const DRAWING_INTEGRITY: string;
declare const DRAWING_REST_FILE: string;
declare const DRAWING_REST_INTEGRITY: string;
declare const LIGHT_FILE: string;
declare const LIGHT_INTEGRITY: string;
declare const LIGHT_REST_FILE: string;
declare const LIGHT_REST_INTEGRITY: string;
/** Whether this build only ever runs in a browser. */
declare const IN_BROWSER: boolean;
