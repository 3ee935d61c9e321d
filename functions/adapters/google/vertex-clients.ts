import type { GoogleGenAI } from "@google/genai";
import { openVertexClient, type VertexClientFields } from "./genai-client.ts";

/** One client for each location that is asked, since the host belongs to the location. */
export class VertexClients {
  private readonly fields: Omit<VertexClientFields, "location">;
  private readonly clients = new Map<string, Promise<GoogleGenAI>>();

  constructor(fields: Omit<VertexClientFields, "location">) {
    this.fields = fields;
  }

  at(location: string): Promise<GoogleGenAI> {
    const opened = this.clients.get(location) ?? openVertexClient({ ...this.fields, location });
    this.clients.set(location, opened);
    return opened;
  }
}
