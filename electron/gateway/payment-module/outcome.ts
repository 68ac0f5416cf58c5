/** What a call of this module comes to, in the words of its document. */
export type Outcome =
  | {
      readonly type: 'success';
      readonly status: 200 | 201;
      readonly message: string;
      readonly data: object | null;
    }
  | Trouble;

export interface Trouble {
  readonly type: 'trouble';
  readonly status: 400 | 404 | 500;
  readonly message: string;
  /** Why, in other words. */
  readonly error?: string;
  readonly data?: object;
}

export function success(message: string, data: object | null, status: 200 | 201 = 200): Outcome {
  return { type: 'success', status, message, data };
}

/** The caller's mistake. */
export function invalid(message = 'Invalid input provided', data?: object): Trouble {
  return { type: 'trouble', status: 400, message, ...(data ? { data } : {}) };
}

/**
 * Nothing is there. The document has only a 500 for it, which a setting restores (X24); `failing` is
 * that one's text.
 */
export function absent(failing: string, is500: boolean): Trouble {
  return is500
    ? { type: 'trouble', status: 500, message: failing }
    : { type: 'trouble', status: 404, message: 'Resource not found' };
}

export function bodyOf(outcome: Outcome): object {
  if (outcome.type === 'success') {
    return { success: true, message: outcome.message, data: outcome.data };
  }
  const { message, error, data } = outcome;
  return {
    success: false,
    message,
    ...(error === undefined ? {} : { error }),
    ...(data ? { data } : {}),
  };
}
