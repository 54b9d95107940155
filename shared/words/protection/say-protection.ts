import { grouped } from '../../model/lookup/grouped.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { KnownSender } from '../../simulate/known-senders.ts';
import { type Letters, LETTERS, type SenderLetter } from '../../simulate/index.ts';
import type { Language } from '../catalogue.ts';
import { sayDay, sayEither, sayList } from '../date.ts';
import { letterWords, wordsOf } from '../say.ts';

/** The senders that a level is told for: those that can encrypt, and are in use. */
const TOLD = ['dane', 'mta-sts', 'dane-and-mta-sts', 'opportunistic'] as const;
type Told = (typeof TOLD)[number];

/** A level in sentences. */
export interface SaidProtection {
  /** For whom it is what; the level of the domain as a whole first. */
  readonly holds: readonly string[];
  /** Where it does not hold, what it rests on, and until when. */
  readonly but: readonly string[];
}

/** For whom a level holds and until when: no level is told without. */
export function sayProtection(
  { overall, senders, unseen, noMail }: Letters,
  known: readonly KnownSender[],
  language: Language,
): SaidProtection {
  const words = wordsOf(language).protection;
  if (noMail !== undefined && overall === 'no-mail') return { holds: [words.noMail[noMail]], but: [] };
  const told = TOLD.flatMap(kind => senders.find(({ sender }) => sender === kind) ?? []);
  const who = (some: readonly SenderLetter[], withNames = false) =>
    some.length === TOLD.length
      ? words.everyone
      : words.who(
          sayEither(
            some.map(each => checksOf(each.sender as Told, withNames)),
            language,
          ),
        );
  const checksOf = (kind: Told, withNames: boolean) => {
    const names = known.filter(({ checks }) => checks === kind).map(({ name }) => name[language]);
    return withNames && names.length > 0
      ? words.suchAs(words.checks[kind], sayList(names, language))
      : words.checks[kind];
  };
  const groups = [...grouped(told, each => `${each.letter} ${each.isOpenAtFirst ?? false}`).values()];
  const rank = ([first]: readonly SenderLetter[]) =>
    first!.letter === overall ? -1 : LETTERS.indexOf(first!.letter);
  const refused = grouped(
    told.filter(each => each.refused),
    each => sayList(each.refused!.places.map(visibleText), language),
  );
  const ending = grouped(
    told.filter(each => each.until),
    ({ until }) => `${until!.at} ${until!.letter}`,
  );
  return {
    holds: groups
      .toSorted((a, b) => rank(a) - rank(b))
      .map(some => {
        const { letter, isOpenAtFirst = false } = some[0]!;
        return words.holds(capital(letterWords(letter, language).name), who(some, true), isOpenAtFirst);
      }),
    but: [
      ...[...refused].map(([places, some]) => words.refusedAt(places, who(some))),
      ...sayUnseen(unseen, language),
      ...[...ending.values()].map(some => {
        const { at, letter } = some[0]!.until!;
        return words.until(sayDay(at, language), who(some), letterWords(letter, language).name);
      }),
    ],
  };
}

const FAMILIES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

function sayUnseen(unseen: Letters['unseen'], language: Language): readonly string[] {
  const words = wordsOf(language).protection;
  const lacks = (['ipv4', 'ipv6'] as const).filter(family =>
    unseen.some(({ server: { because } }) => because.kind === 'no-family' && because.family === family),
  );
  const others = unseen.filter(({ server }) => server.because.kind !== 'no-family');
  const places = [...new Set(others.map(({ host, server }) => visibleText(server.address ?? host)))];
  return [
    ...lacks.map(family => words.noFamily(FAMILIES[family === 'ipv6' ? 'ipv4' : 'ipv6'], FAMILIES[family])),
    ...(places.length > 0 ? [words.notSeen(sayList(places, language))] : []),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
