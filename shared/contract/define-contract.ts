import type * as z from 'zod/mini';

/**
 * One call of the application: what goes in, what comes while it runs, what comes out. The input is always an object,
 * never void: JSON drops `undefined`, and a frame without its input would not pass its own schema.
 */
export interface Call {
  readonly input: z.ZodMiniType;
  readonly progress: z.ZodMiniType;
  readonly output: z.ZodMiniType;
}

export type Contract = Readonly<Record<string, Call>>;

/** As much of an AbortSignal as shared code needs: it has no DOM and no Node types. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The one interface that follows from a contract: what `electron/api.ts` implements and every host offers. */
export type ApiOf<C extends Contract, Signal extends CancelSignal = CancelSignal> = {
  readonly [Name in keyof C]: (
    input: z.infer<C[Name]['input']>,
    onProgress: (step: z.infer<C[Name]['progress']>) => void,
    signal: Signal,
  ) => Promise<z.infer<C[Name]['output']>>;
};
