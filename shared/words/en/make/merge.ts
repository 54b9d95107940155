import type { MergeWords } from '../../merge-words.ts';

const megabytes = (characters: number) => Math.floor(characters / 1_000_000);

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
    'bad-rdata': ({ line, type }) => `Line ${line}: the content of this ${type} record is wrong.`,
    'several-soa': ({ line }) => `Line ${line}: there is a second SOA record. A zone has one.`,
    signed: ({ line, type }) =>
      `Line ${line}: this is a signed file (with ${type} records). A change makes the signatures invalid. Take the file without signatures, and have it signed again.`,
    'other-zone': ({ line, apex, zone }) =>
      `Line ${line}: this file is about ${apex}, and the change is about ${zone}. Choose the file of ${zone}.`,
    'byte-order-mark': () =>
      'The file begins with an invisible character (BOM) that makes name servers refuse it. In the new file it is left out.',
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
    'not-loaded': ({ name, type }) =>
      `${name} (${type}) is right in the file already, but was not so in the DNS at the check. Has the zone been loaded again?`,
    serial: ({ from, to }) =>
      `The serial of the zone (SOA) goes from ${from} to ${to}, so that all name servers fetch the new file.`,
    'serial-unread': ({ line }) =>
      `Line ${line}: Postzegel cannot change the serial in this SOA record. Raise it yourself.`,
  },
};
