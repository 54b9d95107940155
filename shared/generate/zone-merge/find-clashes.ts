import { isBelow } from '../zone-file/is-below.ts';
import type { ZoneFile } from '../zone-file/zone-file.ts';
import type { SetPlan } from './set-plan.ts';
import type { MergeClash } from './zone-merge.ts';

/** All that keeps sets from being put into the file, judged by what the file would hold after the whole change. */
export function findClashes(file: ZoneFile, plans: readonly SetPlan[]): readonly MergeClash[] {
  const going = new Set(plans.flatMap(({ remove }) => remove.map(({ at }) => at)));
  const staying = file.records.filter(({ at }) => !going.has(at));
  return plans.flatMap((plan): readonly MergeClash[] => {
    const { set, add, remove, unseen } = plan;
    const { name, type } = set;
    if (add.length === 0 && remove.length === 0) return [];
    const { apex } = file;
    if (!isBelow(name, apex)) {
      return [{ kind: 'outside', name, type, apex, line: file.soa?.at.line ?? 1 }];
    }
    const clashes: MergeClash[] = [];
    if (unseen[0]) {
      const records = unseen.map(({ record }) => record);
      clashes.push({ kind: 'unseen-records', name, type, records, line: unseen[0].at.line });
    }
    if (add.length === 0) return clashes;
    for (const { owner, record, at } of staying) {
      if (!record || !isBelow(name, owner)) continue;
      const { line } = at;
      if (record.type === 'CNAME' && owner === name && type !== 'CNAME') {
        clashes.push({ kind: 'alias', name, type, line, target: record.target });
      } else if (record.type === 'DNAME' && owner !== name) {
        clashes.push({ kind: 'below-dname', name, type, line, above: owner, target: record.target });
      } else if (record.type === 'NS' && owner !== apex && isBelow(owner, apex)) {
        clashes.push({ kind: 'delegated', name, type, line, above: owner });
      }
    }
    return [...onePerKind(clashes), ...besideAlias(plan, staying, plans)];
  });
}

/** A delegation has several NS records, and says nothing new with each. */
const onePerKind = (clashes: readonly MergeClash[]) =>
  [...new Map(clashes.toReversed().map(clash => [clash.kind, clash])).values()].toReversed();

/** RFC 1034 §3.6.2: what else is at a name that is to become an alias. */
function besideAlias(
  { set: { name, type } }: SetPlan,
  staying: ZoneFile['records'],
  plans: readonly SetPlan[],
): readonly MergeClash[] {
  if (type !== 'CNAME') return [];
  const inFile = staying.filter(record => record.owner === name && record.type !== 'CNAME');
  const [first] = inFile;
  const made = plans.filter(({ set, add }) => set.name === name && set.type !== 'CNAME' && add.length > 0);
  const others = [...new Set([...inFile.map(each => each.type), ...made.map(({ set }) => set.type)])];
  return others.length > 0 ? [{ kind: 'beside-alias', name, type, others, line: first?.at.line ?? 1 }] : [];
}
