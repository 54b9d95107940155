import type { Verdict } from '../../../../shared/findings/finding.ts';
import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { PublishedState } from '../../../../shared/overlay/published-state.ts';
import type {
  Overall,
  PublicationFound,
  ServerFound,
} from '../../../../shared/publication/judge-publication.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { sayList, sayRoundedSpan } from '../../../../shared/words/date.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { sayLocalMoment } from '../../check/result/say-local-moment.ts';
import { FoundPolicy, FoundSets } from './found.tsx';

const MARKS: Readonly<Record<PublishedState, Verdict>> = {
  'as-wanted': 'good',
  'not-yet': 'notice',
  different: 'problem',
  'no-answer': 'not-measured',
};
const OVERALL_MARKS: Readonly<Record<Overall, Verdict>> = {
  everywhere: 'good',
  'not-yet': 'notice',
  wrong: 'problem',
  bogus: 'problem',
  'no-answer': 'not-measured',
};

interface VerifyResultProps {
  readonly found: PublicationFound;
  readonly wanted: Wanted;
  /** When it was looked at. */
  readonly at: Milliseconds;
}

/** How it stands in one sentence, what to do next, and below it server by server. */
export function VerifyResult({ found, wanted, at }: VerifyResultProps) {
  const language = useLanguage();
  const words = wordsOf(language).make.verify;
  const { overall, servers, resolver, policy, zoneless, leftOut, lingers } = found;
  const span = lingers > 0 ? sayRoundedSpan(lingers, language) : '';
  const { says, next } = words.overall[overall](span);
  return (
    <div className="verify-result">
      <div className="verify-overall" data-overall={overall} role="status">
        <VerdictMark verdict={OVERALL_MARKS[overall]} />
        <p>
          <strong>{says}</strong> {next}
        </p>
      </div>
      <p className="make-note">{words.at(sayLocalMoment(at, language))}</p>
      {zoneless.map(name => (
        <p key={name}>{words.zoneless(name)}</p>
      ))}
      {leftOut.length > 0 && <p>{words.leftOut(sayList(leftOut, language))}</p>}
      <table className="verify-table">
        <caption className="visually-hidden">{words.servers}</caption>
        <thead>
          <tr>
            <th scope="col">{words.server}</th>
            <th scope="col">{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {servers.map(server => (
            <Row
              key={`${server.zone} ${server.server} ${server.address ?? ''}`}
              state={server.state}
              who={<Server server={server} />}
            >
              <FoundSets sets={server.sets} wanted={wanted} />
            </Row>
          ))}
          {policy && (
            <Row state={policy.state} who={words.policy}>
              <FoundPolicy found={policy} wanted={wanted.policy?.after} />
            </Row>
          )}
          {resolver && (
            <Row state={resolver.state} who={words.resolver}>
              {resolver.differs && <p>{words.resolverDiffers[resolver.differs](span)}</p>}
            </Row>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly state: PublishedState;
  readonly who: React.ReactNode;
  readonly children: React.ReactNode;
}

function Row({ state, who, children }: RowProps) {
  const { states } = wordsOf(useLanguage()).make.verify;
  return (
    <tr data-state={state}>
      <th scope="row">{who}</th>
      <td>
        <p className="verify-state">
          <VerdictMark verdict={MARKS[state]} /> {states[state]}
        </p>
        {children}
      </td>
    </tr>
  );
}

function Server({ server: { server, address, serial } }: { server: ServerFound }) {
  const words = wordsOf(useLanguage()).make.verify;
  return (
    <>
      <code>{server}</code>
      {address !== undefined && <span className="make-origin">{address}</span>}
      {serial !== undefined && <span className="make-origin">{words.serial(serial)}</span>}
    </>
  );
}
