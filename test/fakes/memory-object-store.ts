import { FinRiskError } from "#shared/errors.ts";
import type { ObjectContent, ObjectDescription, ObjectStore } from "#shared/ports/object-store.ts";

async function bytesOf(content: ObjectContent | Uint8Array | string): Promise<Uint8Array> {
  if (typeof content === "string") return Buffer.from(content);
  if (content instanceof Uint8Array) return content;
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Objects in a map, for tests of what is built on a store. */
export class MemoryObjectStore implements ObjectStore {
  readonly objects = new Map<string, Uint8Array>();

  async put(
    name: string,
    content: ObjectContent | Uint8Array | string,
    options: { readonly ifAbsent?: boolean } = {},
  ): Promise<{ readonly created: boolean }> {
    if (options.ifAbsent === true && this.objects.has(name)) return { created: false };
    this.objects.set(name, await bytesOf(content));
    return { created: true };
  }

  async get(name: string): Promise<ObjectContent> {
    const bytes = this.objects.get(name);
    if (bytes === undefined) {
      throw new FinRiskError({ code: "not-found", message: `There is no object ${name}.` });
    }
    return (async function* () {
      yield bytes;
    })();
  }

  async describe(name: string): Promise<ObjectDescription | undefined> {
    const bytes = this.objects.get(name);
    return bytes && { name, sizeBytes: bytes.byteLength, updatedAt: new Date(0) };
  }

  async *list(prefix: string): AsyncIterable<ObjectDescription> {
    for (const [name, { byteLength }] of [...this.objects].sort()) {
      if (name.startsWith(prefix)) yield { name, sizeBytes: byteLength, updatedAt: new Date(0) };
    }
  }

  async delete(name: string): Promise<void> {
    this.objects.delete(name);
  }

  uri(name: string): string {
    return `memory:${name}`;
  }
}
