import { ROOT_QUESTION } from '../../../shared/evidence/unusable-resolver.ts';
import type { ProbeTools } from '../probe.ts';

/** Asks what every resolver knows, so that one that answers nothing is told from a domain that has nothing. */
export async function probeResolver({ ask }: ProbeTools): Promise<void> {
  await ask(ROOT_QUESTION.name, ROOT_QUESTION.type);
}
