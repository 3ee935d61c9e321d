import { describe, expect, test } from "vitest";
import { deployedManifest } from "../../infra/deployed-manifest.ts";

const ROOT = {
  name: "finrisk",
  version: "1.2.3",
  license: "Apache-2.0",
  engines: { node: "24" },
  scripts: { build: "node infra/build.ts" },
  dependencies: {
    "@google-cloud/firestore": "1.0.0",
    "@google-cloud/functions-framework": "2.0.0",
    commander: "3.0.0",
    "csv-parse": "4.0.0",
    "firebase-admin": "5.0.0",
    "firebase-functions": "6.0.0",
  },
  devDependencies: { vitest: "7.0.0" },
};

describe("the deployed manifest", () => {
  test("imports of files, inside packages, ask for the packages and what hosts them, and nothing else", () => {
    const modules = ["csv-parse/sync", "@google-cloud/firestore", "csv-parse/sync"];
    expect(deployedManifest(ROOT, modules)).toEqual({
      name: "finrisk",
      version: "1.2.3",
      license: "Apache-2.0",
      private: true,
      type: "module",
      main: "index.js",
      engines: { node: "24" },
      dependencies: {
        "@google-cloud/firestore": "1.0.0",
        "@google-cloud/functions-framework": "2.0.0",
        "csv-parse": "4.0.0",
        "firebase-admin": "5.0.0",
        "firebase-functions": "6.0.0",
      },
    });
  });

  test("an import, of a package that is no dependency, stops the build by name", () => {
    expect(() => deployedManifest(ROOT, ["vitest"])).toThrow("imports vitest");
  });
});
