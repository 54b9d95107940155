import { type Attack, ATTACKS, type SenderKind, SENDERS } from '../../shared/simulate/index.ts';
import type { CompareSection } from '../../shared/words/compare-room-words.ts';

/** Where the user is in the Compare room. */
export interface ComparePlace {
  readonly section: CompareSection;
  /** What is played: an attack, who sends, and whether they met the domain before. */
  readonly attack: Attack | 'none';
  readonly contact: 'first' | 'later';
  /** One to three, side by side. */
  readonly senders: readonly SenderKind[];
}

export const COMPARE_SECTIONS: readonly CompareSection[] = [
  'recommendation',
  'advisory',
  'criteria',
  'attacks',
  'caching',
  'print',
];
export const MAX_SENDERS = 3;

export const COMPARE_START: ComparePlace = {
  section: 'recommendation',
  attack: 'redirect',
  contact: 'first',
  senders: ['opportunistic', 'dane', 'mta-sts'],
};

/** `attacks?attack=forge-mx&contact=later&senders=dane,mta-sts`; what is not there, or means nothing, is as at the start. */
export function parseComparePlace(section: string | undefined, query: string): ComparePlace {
  const fields = new URLSearchParams(query);
  const named = (fields.get('senders') ?? '').split(',');
  const senders = SENDERS.filter(sender => named.includes(sender)).slice(0, MAX_SENDERS);
  const attack = fields.get('attack');
  return {
    section: COMPARE_SECTIONS.find(each => each === section) ?? COMPARE_START.section,
    attack: attack === 'none' ? 'none' : (ATTACKS.find(each => each === attack) ?? COMPARE_START.attack),
    contact: fields.get('contact') === 'later' ? 'later' : 'first',
    senders: senders.length > 0 ? senders : COMPARE_START.senders,
  };
}

export function writeComparePlace({ section, attack, contact, senders }: ComparePlace): string {
  if (section !== 'attacks') return section;
  return `attacks?attack=${attack}&contact=${contact}&senders=${senders.join(',')}`;
}

/** The senders once one more is wanted beside them; the last gives way where there is no room. */
export const withSender = (senders: readonly SenderKind[], sender: SenderKind): readonly SenderKind[] =>
  senders.includes(sender) ? senders : [...senders.slice(0, MAX_SENDERS - 1), sender];
