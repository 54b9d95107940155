import type { ProtectionWords } from '../protection/protection-words.ts';

export const protection: ProtectionWords = {
  holds: (letter, who, isOpenAtFirst) =>
    `${letter}${isOpenAtFirst ? ', maar niet bij het eerste contact,' : ''} voor ${who}.`,
  everyone: 'elke verzender die kan versleutelen',
  who: checks => `verzenders die ${checks} controleren`,
  checks: {
    dane: 'DANE',
    'mta-sts': 'alleen MTA-STS',
    'dane-and-mta-sts': 'beide',
    opportunistic: 'niets',
  },
  suchAs: (checks, names) => `${checks} (zoals ${names})`,
  refusedAt: (places, who) => `Maar niet bij ${places}: daar bezorgen ${who} niet; zij proberen een andere.`,
  noFamily: (seen, missing) => `Voor zover te zien, met ${seen}: deze plek heeft geen ${missing}.`,
  notSeen: places => `Voor zover te zien: ${places} is van hier niet bekeken.`,
  until: (day, who, letter) =>
    `Tot en met ${day} voor ${who}: dan loopt een certificaat af. Vernieuwt niemand het, dan wordt het: ${letter}.`,
  noMail: {
    'null-mx': 'Dit domein ontvangt met opzet geen mail.',
    'no-address': 'Dit domein heeft geen mailserver: er komt geen mail aan.',
    'no-such-domain': 'Deze naam bestaat niet: er komt geen mail aan.',
  },
};
