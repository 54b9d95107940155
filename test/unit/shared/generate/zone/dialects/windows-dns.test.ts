import { describe, expect, test } from 'vitest';
import type { RecordSetChange } from '../../../../../../shared/overlay/proposal.ts';
import { a, aaaa, cname, EXAMPLE, linesOf, mx, NEW, OLD, set, tlsa, txt } from '../example-change.ts';

/** The commands without what is the same in all. */
const commandsOf = (change: Parameters<typeof linesOf>[1]) =>
  linesOf('windows-dns', change)
    .slice(1)
    .map(line =>
      line
        .replaceAll('-DnsServerResourceRecord', '')
        .replaceAll(" -ZoneName 'voorbeeld.nl'", '')
        .replace(' -TimeToLive (New-TimeSpan -Seconds 3600)', ''),
    );
const TLSA = `-TLSA -CertificateUsage 'DomainIssuedCertificate' -Selector 'SubjectPublicKeyInfo' -MatchingType 'Sha256Hash' -CertificateAssociationData`;

describe('a PowerShell script for the DnsServer module', () => {
  test('record by record', () => {
    expect(linesOf('windows-dns', EXAMPLE).slice(0, 2)).toEqual([
      "$ErrorActionPreference = 'Stop'",
      "Remove-DnsServerResourceRecord -ZoneName 'voorbeeld.nl' -Name 'weg' -RRType 'CNAME' -Force",
    ]);
    expect(commandsOf(EXAMPLE)).toEqual([
      "Remove -Name 'weg' -RRType 'CNAME' -Force",
      "Remove -Name '_mta-sts' -RRType 'TXT' -Force",
      "Add -Name '_mta-sts' -Txt -DescriptiveText 'v=STSv1; id=2;'",
      `Add -Name '_25._tcp.mx' ${TLSA} '${NEW}'`,
      "Add -Name '@' -MX -MailExchange 'mx.voorbeeld.nl.' -Preference 10 -TimeToLive (New-TimeSpan -Seconds 300)",
    ]);
  });

  test('a TLSA record comes before another goes', () => {
    const data = `$_.RecordData.CertificateAssociationData -eq '${OLD}'`;
    const commands = commandsOf([set('x', [tlsa(OLD)], [tlsa(NEW)])]);
    expect(commands).toEqual([
      `Add -Name 'x' ${TLSA} '${NEW}'`,
      expect.stringMatching(/^Get -Name 'x' -RRType 'TLSA' \| Where-Object \{ .* \} \| Remove -Force$/),
    ]);
    expect(commands[1]).toContain(data);
  });

  test.each([
    [
      'CNAME',
      set('x', [cname('a.nl')], [cname('b.nl')]),
      ["Remove -Name 'x' -RRType 'CNAME' -Force", "Add -Name 'x' -CName -HostNameAlias 'b.nl.'"],
    ],
    [
      'another TTL',
      set('x', [a('192.0.2.1')], [a('192.0.2.1')], [60, 3_600]),
      ["Remove -Name 'x' -RRType 'A' -Force", "Add -Name 'x' -A -IPv4Address '192.0.2.1'"],
    ],
    [
      'addresses',
      set('x', [a('192.0.2.1'), a('192.0.2.2')], [a('192.0.2.1')]),
      [
        "Get -Name 'x' -RRType 'A' | Where-Object { $_.RecordData.IPv4Address -eq [ipaddress]'192.0.2.2' } | Remove -Force",
      ],
    ],
    [
      'IPv6 addresses',
      set('x', [], [aaaa('2001:db8::1')]),
      ["Add -Name 'x' -AAAA -IPv6Address '2001:db8::1'"],
    ],
    [
      'one of several mail servers',
      set('', [mx(1, 'a.nl'), mx(2, 'b.nl')], [mx(1, 'a.nl')]),
      [
        "Get -Name '@' -RRType 'MX' | Where-Object { $_.RecordData.MailExchange -eq 'b.nl.' -and $_.RecordData.Preference -eq 2 } | Remove -Force",
      ],
    ],
    [
      'one of several texts',
      set('', [txt('a'), txt('b')], [txt('a'), txt('c')]),
      [
        "Get -Name '@' -RRType 'TXT' | Where-Object { $_.RecordData.DescriptiveText -ceq 'b' } | Remove -Force",
        "Add -Name '@' -Txt -DescriptiveText 'c'",
      ],
    ],
    [
      'strings, with a line end between them',
      set('x', [], [txt('a', 'b')]),
      ["Add -Name 'x' -Txt -DescriptiveText (-join ('a', [char]13, [char]10, 'b'))"],
    ],
    ...(
      [
        [0, 0, 0, 'CAConstraint', 'FullCertificate', 'ExactMatch'],
        [1, 1, 1, 'ServiceCertificateConstraint', 'SubjectPublicKeyInfo', 'Sha256Hash'],
        [2, 0, 2, 'TrustAnchorAssertion', 'FullCertificate', 'Sha512Hash'],
        [3, 1, 0, 'DomainIssuedCertificate', 'SubjectPublicKeyInfo', 'ExactMatch'],
        [4, 2, 3, '4', '2', '3'],
      ] as const
    ).map(([usage, selector, matchingType, ...names]): [string, RecordSetChange, string[]] => [
      `RFC 6698 §2.1: ${usage} ${selector} ${matchingType}`,
      set('x', [], [{ type: 'TLSA', certificateUsage: usage, selector, matchingType, data: NEW }]),
      [
        `Add -Name 'x' -TLSA -CertificateUsage '${names[0]}' -Selector '${names[1]}' -MatchingType '${names[2]}' -CertificateAssociationData '${NEW}'`,
      ],
    ]),
    [
      'numbers that have no name',
      set('x', [], [tlsa(NEW, 255)]),
      [`Add -Name 'x' ${TLSA.replace('DomainIssuedCertificate', '255')} '${NEW}'`],
    ],
  ])('%s', (_what, change, commands) => {
    expect(commandsOf([change])).toEqual(commands);
  });
});
