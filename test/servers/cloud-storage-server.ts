import type { IncomingMessage, ServerResponse } from "node:http";
import { type ObjectResource, type Preconditions, StorageBucket } from "./cloud-storage-bucket.ts";
import { StorageApiError } from "./cloud-storage-errors.ts";
import { parseMultipart } from "./cloud-storage-multipart.ts";
import {
  type ApiResponse,
  emptyResponse,
  jsonResponse,
  mediaResponse,
  objectJson,
} from "./cloud-storage-responses.ts";
import { ResumableUploads, type UploadProgress } from "./cloud-storage-uploads.ts";
import { cutMidway, InjectedFaults } from "./injected-faults.ts";
import { type LoopbackServer, readBody, startLoopbackServer } from "./loopback-server.ts";

interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  /** False when the client broke off before the end of the body. */
  readonly complete: boolean;
}

/**
 * The part of the Cloud Storage JSON API that object stores use, kept in memory: media and metadata reads, simple,
 * multipart and resumable uploads, generations with preconditions, paged lists, deletes, and injected faults.
 */
export class CloudStorageServer {
  readonly bucket: StorageBucket;
  readonly faults = new InjectedFaults();
  private readonly uploads: ResumableUploads;
  private server: LoopbackServer | undefined;

  constructor(fields: { readonly bucketName: string }) {
    this.bucket = new StorageBucket(fields.bucketName);
    this.uploads = new ResumableUploads(this.bucket);
  }

  async start(): Promise<void> {
    this.server = await startLoopbackServer((request, response) => this.handle(request, response));
  }

  async stop(): Promise<void> {
    await this.server?.close();
  }

  /** What the client takes as its API endpoint. */
  get origin(): string {
    if (!this.server) throw new Error("The server has not been started.");
    return this.server.origin;
  }

  private async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { body, complete } = await readBody(incoming);
    const method = incoming.method ?? "GET";
    const path = incoming.url ?? "/";
    const request = { method, url: new URL(path, this.origin), incoming, body, complete };
    const fault = this.faults.take(method, path);
    if (fault?.effect === "refuse") return send(response, refusal(fault.status));
    if (fault?.effect === "cut") return void response.destroy();
    const answer = this.answer(request);
    if (fault?.effect === "apply-then-refuse") return send(response, refusal(fault.status));
    if (fault?.effect === "apply-then-cut") return void response.destroy();
    if (fault?.effect === "cut-midway")
      return cutMidway(response, answer.status, answer.headers, answer.body);
    send(response, answer);
  }

  private answer(request: ApiRequest): ApiResponse {
    try {
      return this.route(request);
    } catch (error) {
      if (error instanceof StorageApiError) return jsonResponse(error.status, error.toJson());
      throw error;
    }
  }

  private route(request: ApiRequest): ApiResponse {
    const match = /^(\/upload|\/download)?\/storage\/v1\/b\/([^/]+)\/o(?:\/(.+))?$/.exec(
      request.url.pathname,
    );
    const [, area, bucketName = "", encodedName] = match ?? [];
    if (!match || decodeURIComponent(bucketName) !== this.bucket.name) {
      throw new StorageApiError(404, "The specified bucket does not exist.");
    }
    if (area === "/upload") return this.upload(request);
    if (encodedName === undefined) return this.list(request);
    return this.object(request, decodeURIComponent(encodedName));
  }

  private object(request: ApiRequest, name: string): ApiResponse {
    const query = request.url.searchParams;
    if (request.method === "DELETE") {
      this.bucket.delete(name, preconditionsOf(query));
      return emptyResponse(204);
    }
    if (request.method !== "GET") throw new StorageApiError(405, `${request.method} is not served here.`);
    const generation = query.get("generation");
    const object = this.bucket.get(name, generation === null ? undefined : BigInt(generation));
    if (query.get("ifGenerationNotMatch") === String(object.generation)) return emptyResponse(304);
    this.bucket.check(name, preconditionsOf(query));
    if (query.get("alt") === "media") return mediaResponse(object, request.incoming.headers);
    return jsonResponse(200, objectJson(this.bucket.name, object));
  }

  private list({ url }: ApiRequest): ApiResponse {
    const pageToken = url.searchParams.get("pageToken");
    const maxResults = url.searchParams.get("maxResults");
    const { objects, nextPageToken } = this.bucket.list({
      prefix: url.searchParams.get("prefix") ?? "",
      ...(pageToken !== null && { pageToken }),
      ...(maxResults !== null && { maxResults: Number(maxResults) }),
    });
    return jsonResponse(200, {
      kind: "storage#objects",
      ...(nextPageToken !== undefined && { nextPageToken }),
      ...(objects.length > 0 && { items: objects.map((object) => objectJson(this.bucket.name, object)) }),
    });
  }

  private upload(request: ApiRequest): ApiResponse {
    const query = request.url.searchParams;
    const uploadId = query.get("upload_id");
    if (uploadId !== null) return this.continueUpload(request, uploadId);
    const contentType = request.incoming.headers["content-type"] ?? "application/octet-stream";
    switch (query.get("uploadType")) {
      case "media":
        return this.store(request, { contentType }, request.body);
      case "multipart": {
        const { resource, bytes } = parseMultipart(contentType, request.body);
        return this.store(request, resource, bytes);
      }
      case "resumable":
        return this.startUpload(request);
      default:
        throw new StorageApiError(400, "Invalid uploadType.");
    }
  }

  private store(request: ApiRequest, resource: ObjectResource, bytes: Buffer): ApiResponse {
    if (!request.complete) throw new StorageApiError(400, "The upload ended early.");
    const query = request.url.searchParams;
    const name = query.get("name") ?? resource.name ?? "";
    const object = this.bucket.put(name, bytes, resource, preconditionsOf(query));
    return jsonResponse(200, objectJson(this.bucket.name, object));
  }

  private startUpload(request: ApiRequest): ApiResponse {
    const query = request.url.searchParams;
    const contentType = request.incoming.headers["x-upload-content-type"];
    const given: ObjectResource = request.body.byteLength > 0 ? JSON.parse(request.body.toString()) : {};
    const resource = { ...(typeof contentType === "string" && { contentType }), ...given };
    const uploadId = this.uploads.start(
      query.get("name") ?? resource.name ?? "",
      resource,
      preconditionsOf(query),
    );
    const location = new URL(request.url);
    location.searchParams.set("upload_id", uploadId);
    return emptyResponse(200, { location: location.href });
  }

  private continueUpload(request: ApiRequest, uploadId: string): ApiResponse {
    if (request.method === "DELETE") {
      this.uploads.cancel(uploadId);
      return emptyResponse(499);
    }
    const range = request.incoming.headers["content-range"] ?? "";
    const progress = this.uploads.continue(uploadId, range, request.body, request.complete);
    return this.progressResponse(progress);
  }

  private progressResponse(progress: UploadProgress): ApiResponse {
    if (progress.finished) return jsonResponse(200, objectJson(this.bucket.name, progress.finished));
    const held = progress.receivedBytes;
    return emptyResponse(308, held > 0 ? { range: `bytes=0-${held - 1}` } : {});
  }
}

function preconditionsOf(query: URLSearchParams): Preconditions {
  const match = query.get("ifGenerationMatch");
  const notMatch = query.get("ifGenerationNotMatch");
  return {
    ...(match !== null && { ifGenerationMatch: BigInt(match) }),
    ...(notMatch !== null && { ifGenerationNotMatch: BigInt(notMatch) }),
  };
}

function refusal(status = 503): ApiResponse {
  return jsonResponse(status, new StorageApiError(status, "The service is not available for now.").toJson());
}

function send(response: ServerResponse, { status, headers, body }: ApiResponse): void {
  response.writeHead(status, { ...headers, "content-length": body.byteLength }).end(body);
}
