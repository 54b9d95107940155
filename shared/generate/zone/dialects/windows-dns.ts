import { absoluteName, fittingStrings, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { fileNameFor, powerShellText } from '../quoting.ts';
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
    const zone = `-ZoneName ${powerShellText(change.zone)}`;
    const lines = changedSets(change).flatMap(({ set, removed, added, kept, newTtl, removeFirst }) => {
      const where = `${zone} -Name ${powerShellText(nameOrAt(set.name, change.zone))}`;
      const type = `-RRType '${set.type}'`;
      const ttl = `-TimeToLive (New-TimeSpan -Seconds ${ttlOf(set)})`;
      const add = (record: ProposedRecord) =>
        `Add-DnsServerResourceRecord ${where} ${fieldsOf(record)} ${ttl}`;
      const remove = (record: ProposedRecord) =>
        `Get-DnsServerResourceRecord ${where} ${type} | Where-Object { ${testsFor(record)} } | ` +
        `Remove-DnsServerResourceRecord ${zone} -Force`;
      const removeSet = `Remove-DnsServerResourceRecord ${where} ${type} -Force`;

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
      text: `${["$ErrorActionPreference = 'Stop'", ...lines].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '.ps1'),
      variables: [],
    };
  },
};

function fieldsOf(record: ProposedRecord): string {
  switch (record.type) {
    case 'A':
      return `-A -IPv4Address ${powerShellText(record.address)}`;
    case 'AAAA':
      return `-AAAA -IPv6Address ${powerShellText(record.address)}`;
    case 'CNAME':
      return `-CName -HostNameAlias ${nameOf(record.target)}`;
    case 'MX':
      return `-MX -MailExchange ${nameOf(record.exchange)} -Preference ${record.preference}`;
    case 'TXT':
      return `-Txt -DescriptiveText ${textOf(record.strings)}`;
    case 'TLSA': {
      const { usage, selector, matchingType, data } = tlsaWords(record);
      return `-TLSA -CertificateUsage ${usage} -Selector ${selector} -MatchingType ${matchingType} -CertificateAssociationData ${data}`;
    }
  }
}

/** What holds for the record as `Get-DnsServerResourceRecord` gives it. */
function testsFor(record: ProposedRecord): string {
  const has = (field: string, value: string, operator = '-eq') =>
    `$_.RecordData.${field} ${operator} ${value}`;
  switch (record.type) {
    case 'A':
      return has('IPv4Address', `[ipaddress]${powerShellText(record.address)}`);
    case 'AAAA':
      return has('IPv6Address', `[ipaddress]${powerShellText(record.address)}`);
    case 'CNAME':
      return has('HostNameAlias', nameOf(record.target));
    case 'MX':
      return `${has('MailExchange', nameOf(record.exchange))} -and ${has('Preference', String(record.preference))}`;
    case 'TXT':
      return has('DescriptiveText', textOf(record.strings), '-ceq');
    case 'TLSA': {
      const { usage, selector, matchingType, data } = tlsaWords(record);
      return [
        has('CertificateUsage', usage),
        has('Selector', selector),
        has('MatchingType', matchingType),
        has('CertificateAssociationData', data),
      ].join(' -and ');
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
