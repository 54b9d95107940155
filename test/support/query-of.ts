import { encodeQuery, type Question } from '../../electron/dns/index.ts';

/** A query for a name that can be asked. */
export function queryOf(question: Question, asked?: Parameters<typeof encodeQuery>[1]): Uint8Array {
  const encoded = encodeQuery(question, asked);
  if (encoded.kind === 'failed') throw new Error(`no question: ${question.name}`);
  return encoded.query;
}
