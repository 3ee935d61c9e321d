/** Reads a stream to its end. `events` receives what came before a failure. */
export async function readStream<Event>(
  stream: AsyncIterable<Event>,
  events: Event[] = [],
): Promise<readonly Event[]> {
  for await (const event of stream) events.push(event);
  return events;
}
