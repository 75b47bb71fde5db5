/**
 * Every disputed decision of the map in one reviewed place: the territory of each entity of the source, corrections of
 * the source, and the register of contested places. Tests compare the register with the generated geometry, so that no
 * update of the source changes it unnoticed.
 *
 * The map shows where organisations work; it takes no side. It follows the practice of the United Nations where that is
 * known and drawable, and draws contested lines dashed. The widget says below the map that boundaries imply no opinion.
 * Each note names the practice that its entry follows. Notes are for maintainers: nothing in this file ships.
 */
import type { Box, Point } from './plane.js';

/** Land whose status is undetermined: drawn as land, part of no territory. `ZZ` is a user-assigned code of ISO 3166. */
export const UNDETERMINED = 'ZZ';

/** Territories of the source's entities without an ISO code, by the source's own key. */
export const ENTITIES_WITHOUT_ISO_CODE: Readonly<Record<string, string>> = {
  // United Nations: part of Cyprus (Security Council resolutions 541 and 550).
  CYN: 'CY',
  // United Nations: part of Somalia.
  SOL: 'SO',
  // User-assigned code in general use (European Union, World Bank, CLDR); status under resolution 1244.
  XKX: 'XK',
  // Siachen: between the lines that India, Pakistan and China draw; the Line of Control does not reach it.
  KAS: UNDETERMINED,
  // Christmas Island and the Cocos (Keeling) Islands; load.ts splits them off, because they have their own codes.
  IOA: 'AU',
  ATC: 'AU',
};

/** A part that is moved from one territory to another before all other stages. */
export interface Transfer {
  from: string;
  to: string;
  /** Longitude and latitude; the first and the last point are moved to the nearest vertices of the boundary. */
  line: readonly Point[];
  /** A point inside the part. */
  inside: Point;
}

export const TRANSFERS: readonly Transfer[] = [
  {
    // Golan: occupied Syrian territory (Security Council resolutions 242 and 497). The source assigns it to Israel. The
    // line runs from Baniyas along the upper Jordan and the eastern shore of Lake Tiberias to the Yarmuk. It is accurate
    // to about 3 km, a sixth of a grid unit, and drawn dashed.
    from: 'IL',
    to: 'SY',
    line: [
      [35.63, 33.28],
      [35.64, 33.1],
      [35.62, 32.9],
      [35.65, 32.85],
      [35.65, 32.75],
      [35.61, 32.68],
    ],
    inside: [35.8, 33],
  },
];

/** A border, or a stretch of one, that is drawn dashed. */
export interface ContestedBorder {
  /** Codes in alphabetical order, with a hyphen between. */
  pair: string;
  /** Limits it to the stretch inside this box: west, south, east, north in degrees. */
  within?: Box;
}

/** A point that a test looks up in the generated geometry. */
interface Sample {
  /** Longitude, latitude in degrees. */
  point: Point;
  /** Territory that must contain it; `null` for undetermined land. */
  territory: string | null;
}

interface ContestedPlace {
  id: string;
  dashed?: readonly ContestedBorder[];
  samples: readonly Sample[];
  /** Practice that the drawing follows. */
  note: string;
}

export const CONTESTED_PLACES: readonly ContestedPlace[] = [
  {
    id: 'crimea',
    samples: [
      { point: [34.1, 45.3], territory: 'UA' },
      { point: [34.4, 44.8], territory: 'UA' },
    ],
    note: 'United Nations: Ukraine (General Assembly resolution 68/262). No line is drawn between it and the mainland.',
  },
  {
    id: 'western-sahara',
    dashed: [{ pair: 'EH-MA' }],
    samples: [
      { point: [-13.5, 24.5], territory: 'EH' },
      { point: [-12.9, 26.6], territory: 'EH' },
      { point: [-15.3, 22.5], territory: 'EH' },
    ],
    note: 'United Nations: Non-Self-Governing Territory. Drawn whole, on both sides of the berm; dashed towards Morocco.',
  },
  {
    id: 'northern-cyprus',
    samples: [
      { point: [33.35, 35.27], territory: 'CY' },
      { point: [32.9, 34.85], territory: 'CY' },
    ],
    note: 'United Nations: Cyprus is one. The buffer zone is not drawn.',
  },
  {
    id: 'somaliland',
    samples: [{ point: [45.5, 9.6], territory: 'SO' }],
    note: 'United Nations: Somalia is one. No line is drawn.',
  },
  {
    id: 'kosovo',
    dashed: [{ pair: 'RS-XK' }],
    samples: [{ point: [20.9, 42.6], territory: 'XK' }],
    note: 'Shown apart, dashed towards Serbia; without prejudice to status (Security Council resolution 1244).',
  },
  {
    id: 'golan',
    dashed: [{ pair: 'IL-SY' }],
    samples: [
      { point: [35.8, 33], territory: 'SY' },
      { point: [35.45, 32.85], territory: 'IL' },
    ],
    note: 'United Nations: occupied Syrian territory (resolutions 242, 497). The source is corrected; the line is dashed.',
  },
  {
    id: 'west-bank',
    dashed: [{ pair: 'IL-PS' }],
    samples: [
      { point: [35.2, 32.2], territory: 'PS' },
      { point: [35.1, 31.52], territory: 'PS' },
    ],
    note: 'United Nations: occupied Palestinian territory. The lines of 1949 are dashed.',
  },
  {
    id: 'east-jerusalem',
    samples: [{ point: [35.27, 31.8], territory: 'PS' }],
    note: 'United Nations: occupied Palestinian territory; the status of the city is for negotiation. Finer than the grid.',
  },
  {
    id: 'gaza',
    samples: [{ point: [34.38, 31.4], territory: 'PS' }],
    note: 'United Nations: occupied Palestinian territory. Dashed with the West Bank.',
  },
  {
    id: 'azad-kashmir',
    dashed: [{ pair: 'IN-PK', within: [73, 32.4, 78, 37.5] }],
    samples: [
      { point: [73.7, 34], territory: 'PK' },
      { point: [74.5, 35.8], territory: 'PK' },
    ],
    note: 'United Nations: the Line of Control is dotted, the final status is not agreed. Each side as administered.',
  },
  {
    id: 'jammu-and-kashmir',
    samples: [
      { point: [75, 33.8], territory: 'IN' },
      { point: [77.5, 34.2], territory: 'IN' },
    ],
    note: 'United Nations: the Line of Control is dotted, the final status is not agreed. Each side as administered.',
  },
  {
    id: 'aksai-chin',
    dashed: [
      { pair: 'CN-IN', within: [76, 31.5, 80.5, 37] },
      { pair: 'CN-PK', within: [73, 34, 78, 37.5] },
    ],
    samples: [{ point: [79.5, 35.2], territory: 'CN' }],
    note: 'As administered, dashed; also the border of China and Pakistan, whose course rests on Kashmir.',
  },
  {
    id: 'siachen',
    dashed: [{ pair: `CN-${UNDETERMINED}` }, { pair: `IN-${UNDETERMINED}` }, { pair: `PK-${UNDETERMINED}` }],
    samples: [{ point: [77.17, 35.4], territory: null }],
    note: 'Beyond the end of the agreed Line of Control: undetermined, dashed on all sides.',
  },
  {
    id: 'arunachal-pradesh',
    dashed: [{ pair: 'CN-IN', within: [91, 26, 98, 30] }],
    samples: [{ point: [94.5, 28], territory: 'IN' }],
    note: 'As administered, dashed.',
  },
  {
    id: 'abkhazia',
    samples: [{ point: [41.2, 43], territory: 'GE' }],
    note: 'United Nations: Georgia. No line is drawn.',
  },
  {
    id: 'south-ossetia',
    samples: [{ point: [44, 42.35], territory: 'GE' }],
    note: 'United Nations: Georgia. No line is drawn.',
  },
  {
    id: 'transnistria',
    samples: [{ point: [29.35, 47.15], territory: 'MD' }],
    note: 'United Nations: Republic of Moldova. No line is drawn.',
  },
  {
    id: 'karabakh',
    samples: [{ point: [46.75, 39.85], territory: 'AZ' }],
    note: 'United Nations: Azerbaijan. No line is drawn.',
  },
  {
    id: 'halaib',
    dashed: [{ pair: 'EG-SD', within: [33, 21.5, 37.5, 23] }],
    samples: [{ point: [35.5, 22.4], territory: 'EG' }],
    note: 'As administered, north of the 22nd parallel, which is dashed here and along Bir Tawil.',
  },
  {
    id: 'bir-tawil',
    samples: [{ point: [33.7, 21.8], territory: 'SD' }],
    note: 'Claimed by neither state; about two grid units. Stays south of the dashed 22nd parallel, as in the source.',
  },
  {
    id: 'abyei',
    dashed: [{ pair: 'SD-SS', within: [27.5, 9, 29.5, 10.5] }],
    samples: [{ point: [28.4, 9.8], territory: 'SD' }],
    note: 'United Nations: final status not determined. Drawn with Sudan as in the source, the border beside it dashed.',
  },
  {
    id: 'korea',
    dashed: [{ pair: 'KP-KR' }],
    samples: [
      { point: [126.5, 39.5], territory: 'KP' },
      { point: [127.5, 36.5], territory: 'KR' },
    ],
    note: 'United Nations: the demarcation line of the armistice of 1953 is dashed.',
  },
  {
    id: 'taiwan',
    samples: [{ point: [121, 23.8], territory: 'TW' }],
    note: 'Shown apart, because ISO 3166-1 lists a code for it; no status is implied.',
  },
  {
    id: 'hong-kong',
    samples: [{ point: [114.15, 22.42], territory: 'HK' }],
    note: 'Shown apart, because ISO 3166-1 lists a code for it; no status is implied.',
  },
  {
    id: 'falkland-islands',
    samples: [
      { point: [-58.8, -51.75], territory: 'FK' },
      { point: [-60.1, -51.8], territory: 'FK' },
    ],
    note: 'Falkland Islands (Malvinas): shown apart, because ISO 3166-1 lists a code; sovereignty is disputed.',
  },
];

/** All stretches of border that are drawn dashed. */
export const CONTESTED_BORDERS: readonly ContestedBorder[] = CONTESTED_PLACES.flatMap(({ dashed }) => dashed ?? []);
