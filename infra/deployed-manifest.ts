/** The parts of a package.json that matter here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Needed although no bundled file imports them: the framework that hosts us (style of Google's buildpacks), the package that
 * declares us and is required at run time, and its peer.
 */
const ALWAYS_NEEDED = ["@google-cloud/functions-framework", "firebase-functions", "firebase-admin"];

/**
 * The package.json that is uploaded: no scripts, which Cloud Build would run, and only the dependencies that the bundle
 * imports. Throws when it imports a package that the root manifest does not list as a dependency.
 */
export function deployedManifest(root: Manifest, importedModules: readonly string[]) {
  const names = new Set([...importedModules.map(packageOf), ...ALWAYS_NEEDED]);
  const dependencies = [...names].sort().map((name) => {
    const version = root.dependencies[name];
    if (version === undefined)
      throw new Error(`The bundle imports ${name}: add it to "dependencies" in package.json.`);
    return [name, version] as const;
  });
  return {
    name: root.name,
    version: root.version,
    license: root.license,
    private: true,
    type: "module",
    main: "index.js",
    engines: root.engines,
    dependencies: Object.fromEntries(dependencies),
  };
}

/** `@scope/name/path` and `name/path` belong to the packages `@scope/name` and `name`. */
function packageOf(module: string): string {
  return module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
}
