import { createHash } from "node:crypto";
import { crc32cOf } from "./cloud-storage-checksum.ts";
import { StorageApiError } from "./cloud-storage-errors.ts";

export interface StoredObject {
  readonly name: string;
  readonly bytes: Buffer;
  readonly generation: bigint;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly crc32c: string;
  readonly md5Hash: string;
  readonly createdAt: Date;
}

/** What a writer may say of an object; checksums are verified when given. */
export interface ObjectResource {
  readonly name?: string;
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly crc32c?: string;
  readonly md5Hash?: string;
}

export interface Preconditions {
  readonly ifGenerationMatch?: bigint;
  readonly ifGenerationNotMatch?: bigint;
}

const DEFAULT_PAGE = 1000;

/** One bucket's live objects. Generation 0 in a precondition means "there is no live object". */
export class StorageBucket {
  readonly name: string;
  /** Every write that was accepted, so that a test can see a doubled one. */
  readonly writes: { readonly name: string; readonly generation: bigint }[] = [];
  private readonly objects = new Map<string, StoredObject>();
  private lastGeneration = 1_700_000_000_000_000n;

  constructor(name: string) {
    this.name = name;
  }

  check(name: string, { ifGenerationMatch, ifGenerationNotMatch }: Preconditions): void {
    const generation = this.objects.get(name)?.generation ?? 0n;
    const met =
      (ifGenerationMatch === undefined || ifGenerationMatch === generation) &&
      (ifGenerationNotMatch === undefined || ifGenerationNotMatch !== generation);
    if (!met)
      throw new StorageApiError(412, "At least one of the pre-conditions you specified did not hold.");
  }

  put(name: string, bytes: Buffer, resource: ObjectResource, preconditions: Preconditions): StoredObject {
    if (name === "" || Buffer.byteLength(name) > 1024 || /[\r\n]/.test(name)) {
      throw new StorageApiError(400, "Invalid object name.");
    }
    this.check(name, preconditions);
    const crc32c = crc32cOf(bytes);
    const md5Hash = createHash("md5").update(bytes).digest("base64");
    if ((resource.crc32c ?? crc32c) !== crc32c || (resource.md5Hash ?? md5Hash) !== md5Hash) {
      throw new StorageApiError(400, "Provided checksum does not match the calculated one.");
    }
    this.lastGeneration += 1n;
    const object: StoredObject = {
      name,
      bytes,
      generation: this.lastGeneration,
      contentType: resource.contentType ?? "application/octet-stream",
      metadata: resource.metadata ?? {},
      crc32c,
      md5Hash,
      createdAt: new Date(),
    };
    this.objects.set(name, object);
    this.writes.push({ name, generation: object.generation });
    return object;
  }

  get(name: string, generation?: bigint): StoredObject {
    const object = this.objects.get(name);
    if (!object || (generation !== undefined && generation !== object.generation)) {
      throw new StorageApiError(404, `No such object: ${this.name}/${name}`);
    }
    return object;
  }

  delete(name: string, preconditions: Preconditions): void {
    this.get(name);
    this.check(name, preconditions);
    this.objects.delete(name);
  }

  list(options: { readonly prefix: string; readonly pageToken?: string; readonly maxResults?: number }): {
    readonly objects: readonly StoredObject[];
    readonly nextPageToken?: string;
  } {
    const after = Buffer.from(options.pageToken ?? "", "base64");
    const matching = [...this.objects.values()]
      .filter((object) => object.name.startsWith(options.prefix))
      .sort((left, right) => Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)))
      .filter((object) => after.byteLength === 0 || Buffer.compare(Buffer.from(object.name), after) > 0);
    const page = matching.slice(0, Math.min(options.maxResults ?? DEFAULT_PAGE, DEFAULT_PAGE));
    const last = page.at(-1);
    if (!last || page.length === matching.length) return { objects: page };
    return { objects: page, nextPageToken: Buffer.from(last.name).toString("base64") };
  }
}
