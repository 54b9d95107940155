import { absoluteName, fittingStrings, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import { powerShell, type PowerShellText, powerShellText } from '../../quoting/power-shell.ts';
import { asLines, joined } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

type Tlsa = ProposedRecord & { readonly type: 'TLSA' };

/** The names that the DnsServer module has for the numbers of RFC 6698 §2.1. */
const USAGES = [
  'CAConstraint',
  'ServiceCertificateConstraint',
  'TrustAnchorAssertion',
  'DomainIssuedCertificate',
];
const SELECTORS = ['FullCertificate', 'SubjectPublicKeyInfo'];
const MATCHING_TYPES = ['ExactMatch', 'Sha256Hash', 'Sha512Hash'];

/**
 * A PowerShell script for the DnsServer module of Windows. It changes record by record; a set goes as a whole first where
 * nothing of it stays as it is.
 */
export const windowsDns: Dialect = {
  write: change => {
    const zone = powerShell`-ZoneName ${powerShellText(change.zone)}`;
    const lines = changedSets(change).flatMap(({ set, removed, added, kept, newTtl, removeFirst }) => {
      const where = powerShell`${zone} -Name ${powerShellText(nameOrAt(set.name, change.zone))}`;
      const type = powerShell`-RRType ${powerShellText(set.type)}`;
      const ttl = powerShell`-TimeToLive (New-TimeSpan -Seconds ${ttlOf(set)})`;
      const add = (record: ProposedRecord) =>
        powerShell`Add-DnsServerResourceRecord ${where} ${fieldsOf(record)} ${ttl}`;
      const remove = (record: ProposedRecord) =>
        powerShell`Get-DnsServerResourceRecord ${where} ${type} | Where-Object { ${testsFor(record)} } | Remove-DnsServerResourceRecord ${zone} -Force`;
      const removeSet = powerShell`Remove-DnsServerResourceRecord ${where} ${type} -Force`;

      if (set.after.length === 0) return [removeSet];
      if (set.before.length === 0) return set.after.map(add);
      const goesFirst = kept.length === 0 ? removeFirst : newTtl;
      if (goesFirst) return [removeSet, ...set.after.map(add)];
      return removeFirst
        ? [...removed.map(remove), ...added.map(add)]
        : [...added.map(add), ...removed.map(remove)];
    });
    return {
      kind: 'text',
      text: asLines([powerShell`$ErrorActionPreference = 'Stop'`, ...lines]),
      fileName: fileNameFor(change.zone, '.ps1'),
      variables: [],
    };
  },
};

function fieldsOf(record: ProposedRecord): PowerShellText {
  switch (record.type) {
    case 'A':
      return powerShell`-A -IPv4Address ${powerShellText(record.address)}`;
    case 'AAAA':
      return powerShell`-AAAA -IPv6Address ${powerShellText(record.address)}`;
    case 'CNAME':
      return powerShell`-CName -HostNameAlias ${nameOf(record.target)}`;
    case 'MX':
      return powerShell`-MX -MailExchange ${nameOf(record.exchange)} -Preference ${record.preference}`;
    case 'TXT':
      return powerShell`-Txt -DescriptiveText ${textOf(record.strings)}`;
    case 'TLSA': {
      const { usage, selector, matchingType, data } = tlsaWords(record);
      return powerShell`-TLSA -CertificateUsage ${usage} -Selector ${selector} -MatchingType ${matchingType} -CertificateAssociationData ${data}`;
    }
  }
}

/** What holds for the record as `Get-DnsServerResourceRecord` gives it. */
function testsFor(record: ProposedRecord): PowerShellText {
  const has = (field: PowerShellText, value: PowerShellText, operator = powerShell`-eq`) =>
    powerShell`$_.RecordData.${field} ${operator} ${value}`;
  switch (record.type) {
    case 'A':
      return has(powerShell`IPv4Address`, powerShell`[ipaddress]${powerShellText(record.address)}`);
    case 'AAAA':
      return has(powerShell`IPv6Address`, powerShell`[ipaddress]${powerShellText(record.address)}`);
    case 'CNAME':
      return has(powerShell`HostNameAlias`, nameOf(record.target));
    case 'MX':
      return joined(
        [
          has(powerShell`MailExchange`, nameOf(record.exchange)),
          has(powerShell`Preference`, powerShell`${record.preference}`),
        ],
        ' -and ',
      );
    case 'TXT':
      return has(powerShell`DescriptiveText`, textOf(record.strings), powerShell`-ceq`);
    case 'TLSA': {
      const { usage, selector, matchingType, data } = tlsaWords(record);
      return joined(
        [
          has(powerShell`CertificateUsage`, usage),
          has(powerShell`Selector`, selector),
          has(powerShell`MatchingType`, matchingType),
          has(powerShell`CertificateAssociationData`, data),
        ],
        ' -and ',
      );
    }
  }
}

const nameOf = (name: string) => powerShellText(absoluteName(name));
/** The module has one text for a TXT record, with a line end between its strings. */
const textOf = (strings: readonly string[]) => powerShellText(fittingStrings(strings).join('\r\n'));

/** Numbers that have no name there are given as they are. */
const tlsaWords = ({ certificateUsage, selector, matchingType, data }: Tlsa) => ({
  usage: powerShellText(USAGES[certificateUsage] ?? String(certificateUsage)),
  selector: powerShellText(SELECTORS[selector] ?? String(selector)),
  matchingType: powerShellText(MATCHING_TYPES[matchingType] ?? String(matchingType)),
  data: powerShellText(oneWord(data)),
});
