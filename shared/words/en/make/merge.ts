import {
  type MergeWords,
  type OddCharacterWords,
  type RdataFaultWords,
  sayRdataFault,
} from '../../merge-words.ts';

const megabytes = (characters: number) => Math.floor(characters / 1_000_000);

const rdataFaults: RdataFaultWords = {
  words: ({ wanted, found }, type) =>
    `${type} has ${type === 'TLSA' ? 'at least ' : ''}${wanted} ${wanted === 1 ? 'value' : 'values'}, and there ${found === 1 ? 'is' : 'are'} ${found} here.`,
  address: ({ text }) => `“${text}” is no valid address.`,
  'other-address': ({ text, belongs }) => `“${text}” belongs in an ${belongs} record.`,
  name: ({ text }) => `“${text}” is no valid name.`,
  number: ({ text, most }) => `“${text}” is no number from 0 to ${most}.`,
  time: ({ text }) => `“${text}” is no valid number of seconds.`,
  'long-text': ({ octets, most }) =>
    `one text has ${octets} characters, and ${most} fit into it. Cut it in pieces, each in quotation marks of its own: "..." "...".`,
  escape: ({ text }) =>
    `behind the backslash in “${text}” there should be three digits up to 255, or one other character.`,
  'separated-hex': () => 'there are colons or dashes in the hexadecimal value. Remove them.',
  hex: ({ text }) => `“${text}” is not hexadecimal (only 0-9 and a-f).`,
  'half-byte': ({ digits }) =>
    `the hexadecimal value has ${digits} characters. That has to be an even number: one was lost.`,
  octets: () => 'the bytes behind \\# do not fit their number, or not this kind of record.',
};

const oddCharacters: OddCharacterWords = {
  space: 'a character that looks like a blank, but is none',
  nothing: 'a character that cannot be seen',
  quote: 'a curly quotation mark instead of a straight one',
  dash: 'a long dash instead of a hyphen',
  control: 'a control character',
};

export const merge: MergeWords = {
  title: zone => `Do you have the zone file of ${zone}? See what changes in it`,
  private: 'The file stays on this device. Postzegel does not send it and does not keep it.',
  choose: {
    label: 'Choose a zone file',
    hint: 'The file that your name server reads: for BIND, NSD or Knot. You can drop it here as well.',
  },
  drop: 'Drop the file here',
  paste: { label: 'Or paste its content here', hint: 'The whole file, with the SOA record.' },
  look: 'Look',
  pasted: 'the pasted text',
  another: 'Another file',
  wrong: 'Postzegel cannot change this file as it is',
  clash: 'This does not fit into the file',
  clashNext: 'Solve this in the file first, then choose it again. Until then Postzegel changes nothing.',
  changesTitle: 'What changes',
  nothing: 'All of it is in this file already. Nothing changes.',
  changes: { add: 'Added', replace: 'Replaced', remove: 'Removed', 'as-wanted': 'There already' },
  removed: 'goes',
  added: 'is added',
  kept: 'stays',
  notesTitle: 'Please note',
  inFile: 'only in the file',
  inDns: 'only in the DNS',
  diffTitle: 'Line by line',
  diffLead:
    'A minus stands for a line that goes, a plus for a line that is added. All other lines stay exactly as they are.',
  diffName: 'the differences',
  line: line => `From line ${line}`,
  download: 'Save the new file',
  newFile: 'the whole new file',
  next: 'Keep the old file first. Then put the new one in its place, have it checked and load the zone again. With BIND: named-checkzone and then rndc reload.',
  problems: {
    'too-large': ({ limit }) =>
      `The file is larger than ${megabytes(limit)} MB. No zone file of an organisation is that large: is this the right file?`,
    'not-text': () =>
      'This is no plain text. Save it as UTF-8. Does it come from a secondary BIND server? Then convert it first with named-compilezone -f raw -F text.',
    'too-many-entries': ({ limit }) =>
      `There are more than ${limit} records in it. Postzegel does not read that.`,
    'lone-carriage-return': ({ line }) =>
      `Line ${line}: there is a line end of an old kind (CR alone). Name servers differ about it. Save the file with ordinary line ends.`,
    'open-quote': ({ line }) => `Line ${line}: a quotation mark is not closed on that line.`,
    'open-parenthesis': ({ line }) => `Line ${line}: the parenthesis that opens here is closed nowhere.`,
    'extra-parenthesis': ({ line }) => `Line ${line}: a parenthesis closes that was not opened.`,
    'bad-directive': ({ line, text }) => `Line ${line}: the directive “${text}” is wrong or not known.`,
    'bad-name': ({ line, text }) => `Line ${line}: “${text}” is no valid name.`,
    'bad-ttl': ({ line, text }) => `Line ${line}: “${text}” is no valid TTL.`,
    'no-owner': ({ line }) =>
      `Line ${line}: this line begins with a blank, but there is no name above it yet.`,
    'no-ttl': ({ line }) => `Line ${line}: there is no TTL. Put for instance $TTL 3600 at the top.`,
    'no-type': ({ line }) => `Line ${line}: the kind of record is missing here, such as A or TXT.`,
    'other-class': ({ line, text }) =>
      `Line ${line}: the class ${text} is not that of the internet. Postzegel only knows IN.`,
    'bad-rdata': ({ line, type, fault }) =>
      `Line ${line}: the content of this ${type} record is wrong: ${sayRdataFault(fault, type, rdataFaults)}`,
    'several-soa': ({ line }) => `Line ${line}: there is a second SOA record. A zone has one.`,
    'transfer-end': ({ line }) =>
      `Line ${line}: the SOA record of the beginning is here once more. That is how the output of dig axfr ends. Remove this line, or fetch the zone with dig +onesoa.`,
    'zone-without-dot': ({ line, name }) =>
      `Line ${line}: a dot is missing after the name of the zone. Without it the zone is put behind it once more. Make it “${name}.”.`,
    'windows-age': ({ line, text }) =>
      `Line ${line}: ${text} is a time stamp of Windows DNS. Is the file for Windows DNS? Then choose “Windows DNS (PowerShell)” instead of the zone file. Is it for another name server? Then remove [AGE:...] from every line.`,
    'odd-character': ({ line, looksLike, code }) =>
      `Line ${line}: there is ${oddCharacters[looksLike]} here (${code}). That often comes along with copying. Type this line again.`,
    signed: ({ line, type }) =>
      `Line ${line}: this is a signed file (with ${type} records). A change makes the signatures invalid. Take the file without signatures, and have it signed again.`,
    'other-zone': ({ line, apex, zone }) =>
      `Line ${line}: this file is about ${apex}, and the change is about ${zone}. Choose the file of ${zone}.`,
    'byte-order-mark': () =>
      'The file begins with an invisible character (BOM) that makes name servers refuse it. In the new file it is left out.',
    'end-mark': () =>
      'The file ends with an old end mark (Ctrl-Z) that name servers refuse. In the new file it is left out.',
    'missing-dot': ({ line, name }) =>
      `Line ${line}: is a dot missing after “${name}”? Without it the name of the zone is put behind it once more.`,
    'unquoted-text': ({ line }) =>
      `Line ${line}: this text is not in quotation marks. To a name server it ends at a blank or a semicolon. Put the whole text in quotation marks.`,
    'more-problems': ({ count }) => `And ${count} more like these.`,
    include: ({ line, file }) =>
      `Line ${line}: $INCLUDE brings in ${file} as well. Postzegel does not see what is in it. Look yourself whether any of these names is there.`,
    generate: ({ line }) =>
      `Line ${line}: $GENERATE makes records that Postzegel does not see. Look yourself whether any of these names is among them.`,
    'not-ascii-name': ({ line, text }) =>
      `Line ${line}: the name “${text}” has letters that the DNS does not know as they are. Do you mean the form that begins with xn--?`,
    'out-of-zone': ({ line, name }) =>
      `Line ${line}: ${name} lies outside this zone. Is a dot missing, or is there one too many?`,
    'zone-assumed': ({ zone }) =>
      `The file does not say which zone it is of. Postzegel takes it to be ${zone}.`,
    'no-soa': () =>
      'There is no SOA record in it. Is this a part of the zone file? Then raise the serial in the SOA record yourself.',
  },
  clashes: {
    alias: ({ line, name, target, type }) =>
      `Line ${line}: ${name} is an alias (CNAME) of ${target}. Beside a CNAME there may be no ${type} record. Ask the administrator of ${target} for the record, or remove the alias.`,
    'beside-alias': ({ line, name, others }) =>
      `Line ${line}: ${name} has other records as well (${others.join(', ')}). Beside a CNAME there may be nothing else.`,
    'below-dname': ({ line, name, above, target }) =>
      `Line ${line}: everything below ${above} leads to ${target} (DNAME). Put the record for ${name} there.`,
    delegated: ({ line, name, above }) =>
      `Line ${line}: ${above} is a zone of its own, with its own name servers. ${name} belongs into the file of that zone.`,
    outside: ({ name, apex }) => `${name} does not lie in the zone ${apex} of this file.`,
    'unseen-records': ({ line, name, type }) =>
      `Line ${line}: ${name} has ${type} records that were not there at the check. They would go. Is the file newer than the DNS? Then load it first and check again. Are they old? Remove them.`,
  },
  notes: {
    differs: ({ name, type }) =>
      `${name} (${type}) is not the same in the file as it was in the DNS at the check. Is this the newest file?`,
    'behind-alias': ({ name, type, end, also }) =>
      `${name} is an alias (CNAME) of ${end}. So the ${type} record is put at ${end}.${also.length > 0 ? ` It holds for ${also.slice(0, 3).join(', ')}${also.length > 3 ? ' and others' : ''} as well, which lead there too.` : ''}`,
    'not-loaded': ({ name, type }) =>
      `${name} (${type}) is right in the file already, but was not so in the DNS at the check. Has the zone been loaded again?`,
    serial: ({ from, to }) =>
      `The serial of the zone (SOA) goes from ${from} to ${to}, so that all name servers fetch the new file.`,
    'serial-unread': ({ line }) =>
      `Line ${line}: Postzegel cannot change the serial in this SOA record. Raise it yourself.`,
  },
};
