/** One unit of work. `id` makes enqueueing idempotent: a task whose id was seen before is not added again. */
export interface Task {
  readonly id: string;
  readonly queue: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Delivers tasks at least once, in no promised order, with retries and back-off; handlers must be idempotent. */
export interface TaskQueue {
  /** `added: false` when the id is already known. */
  enqueue(task: Task, options?: { readonly notBefore?: Date }): Promise<{ readonly added: boolean }>;
}
