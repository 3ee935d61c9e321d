/** Runs works one after another, so that transactions of this process do not wait for each other's locks in Firestore. */
export class FirestoreLane {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or throws as `work` does, once everything before it has ended in whatever way. */
  run<R>(work: () => Promise<R>): Promise<R> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
