import { once } from "node:events";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { FinRiskError } from "#shared/errors.ts";
import type { ObjectContent, ObjectDescription, ObjectStore } from "#shared/ports/object-store.ts";
import type { RandomSource } from "#shared/ports/runtime.ts";
import { checkObjectName } from "../object-name.ts";
import { objectName, objectPath, prefixFolder } from "./directory-object-store-path.ts";

/**
 * Objects as files of a directory. Content is written aside, brought to disk and then given its name in one step, so
 * that a process killed at any moment leaves whole objects only.
 */
export class DirectoryObjectStore implements ObjectStore {
  private readonly objectsFolder: string;
  private readonly incomingFolder: string;
  private readonly random: RandomSource;

  /** `directory` must be on one file system: objects are moved within it. */
  constructor(fields: { readonly directory: string; readonly random: RandomSource }) {
    this.objectsFolder = join(fields.directory, "objects");
    this.incomingFolder = join(fields.directory, "incoming");
    this.random = fields.random;
  }

  async put(
    name: string,
    content: ObjectContent | Uint8Array | string,
    options: { readonly ifAbsent?: boolean } = {},
  ): Promise<{ readonly created: boolean }> {
    checkObjectName(name);
    const path = objectPath(this.objectsFolder, name);
    const incoming = join(this.incomingFolder, this.random.id());
    await mkdir(this.incomingFolder, { recursive: true });
    try {
      await writeDurably(incoming, content);
      await mkdir(dirname(path), { recursive: true });
      const created = options.ifAbsent ? await linkIfAbsent(incoming, path) : await replace(incoming, path);
      await syncFolder(dirname(path));
      return { created };
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async get(name: string): Promise<ObjectContent> {
    checkObjectName(name);
    const stream = createReadStream(objectPath(this.objectsFolder, name));
    try {
      await once(stream, "open");
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new FinRiskError({ code: "not-found", message: `There is no object ${name}.`, cause: error });
    }
    return stream;
  }

  async describe(name: string): Promise<ObjectDescription | undefined> {
    checkObjectName(name);
    return this.describeUnchecked(name);
  }

  async *list(prefix: string): AsyncIterable<ObjectDescription> {
    for (const name of await this.sortedNames(prefix)) {
      const description = await this.describeUnchecked(name);
      if (description) yield description;
    }
  }

  async delete(name: string): Promise<void> {
    checkObjectName(name);
    await rm(objectPath(this.objectsFolder, name), { force: true });
  }

  uri(name: string): string {
    checkObjectName(name);
    return pathToFileURL(objectPath(this.objectsFolder, name)).href;
  }

  private async describeUnchecked(name: string): Promise<ObjectDescription | undefined> {
    const found = await undefinedIfMissing(stat(objectPath(this.objectsFolder, name)));
    return found && { name, sizeBytes: found.size, updatedAt: found.mtime };
  }

  private async sortedNames(prefix: string): Promise<readonly string[]> {
    const folder = prefixFolder(this.objectsFolder, prefix);
    const entries = await undefinedIfMissing(readdir(folder, { recursive: true, withFileTypes: true }));
    return (entries ?? [])
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.objectsFolder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .map(objectName)
      .filter((name) => name.startsWith(prefix))
      .sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  }
}

async function writeDurably(path: string, content: ObjectContent | Uint8Array | string): Promise<void> {
  await using file = await open(path, "wx");
  await file.writeFile(content);
  await file.sync();
}

async function replace(incoming: string, path: string): Promise<boolean> {
  await rename(incoming, path);
  return true;
}

async function linkIfAbsent(incoming: string, path: string): Promise<boolean> {
  try {
    await link(incoming, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** A new name lasts through a power cut only when its folder has reached the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, "r");
  await handle.sync();
}

async function undefinedIfMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
