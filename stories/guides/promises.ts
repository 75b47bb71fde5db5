/** The public contract, a promise each, and what tests it. `npm run check:promises` fails where a promise has no test. */

export interface TestReference {
  /** Path of the test's file, or of the suite that it comes from, within the project. */
  file: string;
  /**
   * The test's full name (`titles › of suites › and the test`) or a part of it that no other test of the file has. What
   * a title fills in stands there as `…`, or as one of the texts in the file that it is filled with.
   */
  title: string;
}

export interface Promised {
  id: string;
  text: string;
  tests: readonly TestReference[];
  /** What the tests do not reach. */
  note?: string;
  /** What is tried by hand, for what no machine can try: a heading of level 2 in a file. */
  manual?: { file: string; heading: string };
}

export interface PromiseGroup {
  heading: string;
  promises: readonly Promised[];
}

/** Names tests of one file. */
const testsOf =
  (file: string) =>
  (...titles: string[]): TestReference[] =>
    titles.map((title) => ({ file, title }));

const accessibilitySuite = testsOf('test/suites/accessibility.ts');
const contractSuite = testsOf('test/suites/contract.ts');
const sourceSuite = testsOf('test/suites/source.ts');
const statesSuite = testsOf('test/suites/states.ts');

const docs = testsOf('test/scripts/docs.test.ts');

const attributes = testsOf('test/internal/attributes.test.ts');
const define = testsOf('test/internal/define.test.ts');
const element = testsOf('test/internal/element.test.ts');
const language = testsOf('test/internal/language.test.ts');
const loadJson = testsOf('test/internal/load-json.test.ts');
const source = testsOf('test/internal/source.test.ts');
const styles = testsOf('test/internal/styles.test.ts');
const mount = testsOf('test/mount.test.ts');

const banner = testsOf('test/helpline-banner/helpline-banner.element.test.ts');
const bannerBar = testsOf('test/helpline-banner/helpline-banner.bar.test.ts');
const bannerHeard = testsOf('test/helpline-banner/helpline-banner.accessibility.test.ts');
const bannerModel = testsOf('test/helpline-banner/helpline-banner.model.test.ts');
const bannerWarnings = testsOf('test/helpline-banner/helpline-banner.warnings.test.ts');
const countries = testsOf('test/helpline-banner/countries.model.test.ts');
const exit = testsOf('test/helpline-banner/exit.test.ts');
const exitKey = testsOf('test/helpline-banner/exit-key.test.ts');
const exitWords = testsOf('test/helpline-banner/exit-words.test.ts');
const hours = testsOf('test/helpline-banner/hours.model.test.ts');

const map = testsOf('test/member-map/member-map.element.test.ts');
const mapGeometry = testsOf('test/member-map/geometry/geometry.test.ts');
const mapHeard = testsOf('test/member-map/member-map.accessibility.test.ts');
const mapModel = testsOf('test/member-map/member-map.model.test.ts');
const mapMoved = testsOf('test/member-map/member-map.map.test.ts');

const form = testsOf('test/signup-form/signup-form.element.test.ts');
const formModel = testsOf('test/signup-form/signup-form.model.test.ts');
const formServices = testsOf('test/signup-form/services/services.test.ts');
const formTransports = testsOf('test/signup-form/signup-form.transports.test.ts');
const formWarnings = testsOf('test/signup-form/signup-form.warnings.test.ts');

const card = testsOf('test/framework-card/framework-card.element.test.ts');
const cardHeard = testsOf('test/framework-card/framework-card.accessibility.test.ts');
const cardModel = testsOf('test/framework-card/framework-card.model.test.ts');

const helplinesData = testsOf('test/data/helplines.test.ts');
const membersData = testsOf('test/data/members.test.ts');
const frameworksData = testsOf('test/data/frameworks.test.ts');
const linksData = testsOf('test/data/links.test.ts');
const timeZones = testsOf('test/data/time-zones.test.ts');

const builderModel = testsOf('test/builder/builder.model.test.ts');
const scriptsData = testsOf('test/scripts/data.test.ts');
const scriptsGeometry = testsOf('test/scripts/geometry.test.ts');
const words = testsOf('test/scripts/words.test.ts');

const builtApi = testsOf('test/bundle/api.test.ts');
const builtClock = testsOf('test/bundle/clock.test.ts');
const builtBuilder = testsOf('test/bundle/builder.test.ts');
const builtEditors = testsOf('test/bundle/editors.test.ts');
const builtEndurance = testsOf('test/bundle/endurance.test.ts');
const builtExit = testsOf('test/bundle/exit.test.ts');
const builtFallback = testsOf('test/bundle/fallback.test.ts');
const builtFaults = testsOf('test/bundle/faults.test.ts');
const builtFloor = testsOf('test/bundle/floor.test.ts');
const builtHostile = testsOf('test/bundle/hostile.test.ts');
const builtInjection = testsOf('test/bundle/injection.test.ts');
const builtInstall = testsOf('test/bundle/install.test.ts');
const builtLoading = testsOf('test/bundle/loading.test.ts');
const builtLook = testsOf('test/bundle/look.test.ts');
const builtMoves = testsOf('test/bundle/moves.test.ts');
const builtOutlines = testsOf('test/bundle/outlines.test.ts');
const builtPackage = testsOf('test/bundle/package.test.ts');
const builtPolicies = testsOf('test/bundle/policies.test.ts');
const builtPrint = testsOf('test/bundle/print.test.ts');
const builtPrivacy = testsOf('test/bundle/privacy.test.ts');
const builtRecipes = testsOf('test/bundle/recipes.test.ts');
const builtReproducible = testsOf('test/bundle/reproducible.test.ts');
const builtSignup = testsOf('test/bundle/signup.test.ts');
const builtStrings = testsOf('test/bundle/strings.test.ts');
const builtSupplyChain = testsOf('test/bundle/supply-chain.test.ts');
const inFrameworks = testsOf('test/frameworks/frameworks.test.ts');

export const GROUPS: readonly PromiseGroup[] = [
  {
    heading: 'The package',
    promises: [
      {
        id: 'package-name',
        text: 'The package is called @ecpat/widgets, consists of ES modules only, and has the MIT licence.',
        tests: builtPackage('is called, licensed and entered as promised'),
      },
      {
        id: 'bundle',
        text: 'ecpat-widgets.js holds all four elements, all languages, the data and the world: one file that asks for no second one.',
        tests: [
          ...builtLoading('one script shows all four, with one request and nothing on the console'),
          ...builtStrings('…: every string is there, word for word'),
          ...builtPackage('are minified modules that import nothing, now or later'),
        ],
      },
      {
        id: 'script-anywhere',
        text: 'One script tag anywhere on the page is the whole installation. It may be async, late, or there twice.',
        tests: builtLoading('twice: all four, quietly', 'after the tags, async: all four, quietly'),
      },
      {
        id: 'single-files',
        text: 'helpline-banner.js, member-map.js, signup-form.js and framework-card.js each bring one element alone.',
        tests: builtLoading('… alone defines its element and no other'),
      },
      {
        id: 'unbundled',
        text: 'dist/esm holds the same modules unbundled, with Lit as a dependency, for bundlers.',
        tests: [
          ...builtPackage('leave to the project only what it says it needs'),
          ...builtInstall('is bundled by Vite, and its elements work in the page that comes out'),
        ],
      },
      {
        id: 'integrity',
        text: 'integrity.json has the sha384 hash of every script file.',
        tests: builtPackage('names the hash of every script'),
      },
      {
        id: 'integrity-printed',
        text: 'The build prints the hashes of the bundled files, and gives the same bytes on every machine.',
        tests: builtReproducible('a clean copy elsewhere is built to the same bytes as what lies in dist'),
      },
      {
        id: 'manifest',
        text: 'custom-elements.json, vscode.html-custom-data.json and web-types.json describe all four elements.',
        tests: [
          ...builtPackage('describes the four elements to editors and tools'),
          ...builtEditors(
            'knows each attribute of <…>, its values, and whether it takes one',
            'knows attributes, slots, events, parts and custom properties of <…>',
          ),
        ],
      },
      {
        id: 'types',
        text: 'TypeScript knows the tags, their properties and methods, and the details of their events; JSX of React 19 and Preact knows the tags.',
        tests: builtInstall('has types for TypeScript, React and Preact with moduleResolution …, right and wrong'),
        note: 'There are types for Solid too, made by the same program; no test compiles with them.',
      },
      {
        id: 'schemas',
        text: 'Data and schemas (JSON Schema 2020-12) of members, helplines and frameworks are published, and fit each other.',
        tests: builtPackage('publishes documents with their sources that fit the published schemas'),
      },
      {
        id: 'exports',
        text: 'Entries: all four elements, one element, a class alone, the bundle, data, schemas, the manifest. unpkg and jsdelivr serve the bundle.',
        tests: [
          ...builtPackage('is called, licensed and entered as promised'),
          ...builtInstall('has a file behind every entry'),
        ],
      },
      {
        id: 'class-entry',
        text: 'Importing a class defines nothing; importing an element defines its tag.',
        tests: contractSuite('is registered under its tag with the package’s version'),
      },
      {
        id: 'server',
        text: 'All entries for elements and classes can be imported in Node without throwing.',
        tests: [
          ...builtPackage('can be imported on a server, where they define nothing'),
          ...builtInstall('is imported by Node, as a server renderer does, and nothing else of it is'),
        ],
      },
      {
        id: 'two-copies',
        text: 'Two copies of the same version are quiet. Of two versions the first stays, and the other warns once.',
        tests: [
          ...builtLoading(
            'as two files, all and one: all four, quietly',
            'of two versions on one page the first shows all four and the div, and each tag is named once',
          ),
          ...define('keeps the first of two versions and warns once'),
        ],
      },
      {
        id: 'page-wide-once',
        text: "What counts for the whole page (exit key, data-ecpat) happens once, also with two copies. They meet at Symbol.for('@ecpat/widgets').",
        tests: [
          ...builtLoading('the div syntax is upgraded once by two copies, now and later'),
          ...builtExit('is one for two banners, and leads where the first one says'),
        ],
      },
      {
        id: 'own-site',
        text: 'Docs and builder recommend the member’s own site first; the builder gives a script line with integrity and referrerpolicy="no-referrer".',
        tests: [
          ...docs('recommend the member’s own site first, and say what a public host learns'),
          ...builderModel('carry the hash only where it is known'),
          ...builtBuilder('makes the lines of … in …: pasted, they give what the preview shows'),
        ],
      },
      {
        id: 'api',
        text: 'Attributes, properties, methods, slots, events, parts and custom properties are those of this contract and no others.',
        tests: builtApi('has the names that are promised, and no others: …'),
      },
      {
        id: 'third-parties',
        text: 'What the files carry of others stands in dist/THIRD-PARTY.txt with its licences, and in dist/sbom.cdx.json (CycloneDX).',
        tests: builtSupplyChain(
          'is what CycloneDX says one is',
          'names everything that the bundle carries, in the version and with the hash of the lock file',
          'every licence of what the bundle carries lies beside it, word for word',
        ),
      },
      {
        id: 'no-install-scripts',
        text: 'Who installs the package gets Lit and @lit/localize with it, and no script runs.',
        tests: builtSupplyChain('gets Lit, its parts and `@lit/localize`, and runs no script of any'),
      },
    ],
  },
  {
    heading: 'Every element: language and structure',
    promises: [
      {
        id: 'language-order',
        text: 'An element speaks the language of its own lang, else of the nearest ancestor with one (through shadow roots), else of the html tag, else English.',
        tests: language(
          'is its own before an ancestor’s, and an empty one counts',
          'is found through shadow roots, and last on the html tag',
        ),
      },
      {
        id: 'language-match',
        text: 'fr-CA is French. A language that is unknown or empty is English.',
        tests: language('"fr-CA" gives fr', '"th" gives en', '" ru " gives ru'),
      },
      {
        id: 'language-changes',
        text: 'Changes of the language are followed at any time.',
        tests: element(
          'speaks the language of its place, and follows each change',
          'speaks the language of the new place after a move',
        ),
      },
      {
        id: 'two-languages',
        text: 'Two elements on one page may speak two languages.',
        tests: element('lets two elements on one page speak two languages, also outside of rendering'),
      },
      {
        id: 'intl',
        text: 'Names of countries, numbers, dates and sizes are in the element’s language.',
        tests: [
          ...countries('have names in …, each another one, in the order of its alphabet'),
          ...bannerModel('is the month of the data, also west of Greenwich, and in the page’s language'),
          ...hours('speak the language of the page'),
          ...cardModel('write … bytes as … in …'),
        ],
      },
      {
        id: 'languages',
        text: 'English, French, Spanish and Russian are complete, and no other language is shipped.',
        tests: [
          ...contractSuite('speaks French, Spanish and Russian, each different from English'),
          ...builtStrings('…: every string is there, word for word'),
          ...builtPackage('speak French, Spanish and Russian besides English, and no language of the tests'),
        ],
      },
      {
        id: 'no-english-left',
        text: 'No English is left in another language, and texts may be 40 % longer.',
        tests: contractSuite(
          'leaves no English behind in the long pseudo-locale',
          'fits into … px in … without scrolling sideways',
        ),
      },
      {
        id: 'tu-vous',
        text: 'The banner says tu, tú, ты; the other three say vous, usted, вы.',
        tests: words('the banner speaks to a child, the others to an adult, in …'),
      },
      {
        id: 'direction',
        text: 'The direction of the page is followed, from right to left too: nothing is laid out by left and right.',
        tests: [
          ...contractSuite('honours the direction of the page'),
          ...statesSuite('fits into 280 to 1600 px in … without scrolling sideways'),
          ...styles('lay nothing out by left and right: …'),
        ],
      },
      {
        id: 'map-not-mirrored',
        text: 'The map itself is never mirrored.',
        tests: map('is not mirrored where the page runs from right to left'),
      },
      {
        id: 'section',
        text: 'An element is a section named by its heading, of level 2, and no landmark of the page.',
        tests: contractSuite('is a section named by its heading, of level 2, and no landmark of the page'),
      },
      {
        id: 'heading-slot',
        text: 'The heading slot replaces the heading, level and all.',
        tests: contractSuite('takes the author’s heading, level and all'),
      },
    ],
  },
  {
    heading: 'Every element: fallback and second syntax',
    promises: [
      {
        id: 'fallback-before',
        text: 'What stands inside the tag is shown until the element is defined.',
        tests: builtFallback('before the script arrives, and no longer after it has'),
      },
      {
        id: 'fallback-no-script',
        text: 'It is shown when JavaScript is off.',
        tests: builtFallback('with JavaScript off'),
      },
      {
        id: 'fallback-old',
        text: 'It is shown when the browser lacks what we need; then nothing is defined.',
        tests: [
          ...builtFallback('below the browser floor, without an error'),
          ...define('defines nothing in a browser without constructable style sheets'),
        ],
      },
      {
        id: 'fallback-fails',
        text: 'It is shown when rendering fails.',
        tests: [
          ...builtFallback('when rendering throws, with a warning for each tag'),
          ...element('gives the content of its tag back when rendering throws, with one warning and no error'),
        ],
      },
      {
        id: 'no-blank-box',
        text: 'There is never a blank box.',
        tests: builtEndurance('shows … without …, and never a blank box'),
      },
      {
        id: 'fallback-focus',
        text: 'While the focus is inside the fallback the element waits before it takes over.',
        tests: [
          ...builtFallback('a visitor at a link of the fallback keeps the place until the focus leaves'),
          ...element('waits while the visitor is at a link of the fallback'),
        ],
      },
      {
        id: 'div-syntax',
        text: 'A div with data-ecpat becomes the element: data-x is its attribute x, and changes are followed.',
        tests: mount(
          'upgrades what comes later, also deep inside, and moves the fallback',
          'follows changes: set, changed, taken away',
        ),
      },
      {
        id: 'div-attributes',
        text: 'id, class, lang, dir and style stay on the div.',
        tests: mount('leaves id, class, lang, dir and style where they are'),
      },
      {
        id: 'div-fallback',
        text: 'The fallback of the div moves into the element.',
        tests: [
          ...mount('takes in the rest of the fallback that a slow line brings later'),
          ...builtLoading('the div syntax is upgraded once by two copies, now and later'),
        ],
      },
      {
        id: 'div-later',
        text: 'A div that is added or named later becomes the element too.',
        tests: mount(
          'upgrades what comes later, also deep inside, and moves the fallback',
          'is upgraded when it is named later',
        ),
      },
    ],
  },
  {
    heading: 'Every element: look',
    promises: [
      {
        id: 'theme',
        text: 'The theme has ten colours (--ecpat-color-accent, -on-accent, -text, -muted, -surface, -quiet, -border, -control, -danger, -land), --ecpat-focus, --ecpat-font-family and --ecpat-radius.',
        tests: contractSuite('takes every token of its theme from the page, the element’s own name first'),
      },
      {
        id: 'theme-own',
        text: 'A property with the element’s name (--ecpat-member-map-color-accent) counts before the general one.',
        tests: contractSuite('takes every token of its theme from the page, the element’s own name first'),
      },
      {
        id: 'theme-host',
        text: 'No custom property is declared on the tag, where it would beat the page’s.',
        tests: contractSuite('declares no custom property on its tag'),
      },
      {
        id: 'contrast',
        text: 'Our colours have the contrast of WCAG AA or more, in light and dark; borders of controls at least 3:1.',
        tests: builderModel('embed builder: colours › are all right as they come'),
      },
      {
        id: 'scheme',
        text: 'Light and dark follow the page’s color-scheme, never what the visitor prefers.',
        tests: [
          ...builtLook('is right where the page’s color-scheme is …, whatever the visitor prefers'),
          ...contractSuite('follows the page’s colour scheme, not the visitor’s'),
        ],
      },
      {
        id: 'scheme-old',
        text: 'Browsers without light-dark() (before Chrome 123, Firefox 120, Safari 17.5) show the light colours.',
        tests: styles('without light-dark() the colours are the light ones'),
      },
      {
        id: 'font-size',
        text: 'Text has the size of the visitor’s browser setting, whatever the page says of html.',
        tests: [
          ...builtLook(
            'is the size of our text, with nothing beside a phone, cut off or out of reach: …',
            'survives a page that unsets everything, and html{font-size:62.5%}',
          ),
          ...styles('measure nothing by the page’s font size: …'),
        ],
      },
      {
        id: 'host-css',
        text: 'Text and boxes survive every rule of the page that does not name our tag.',
        tests: [
          ...contractSuite('keeps its look under a page that styles everything'),
          ...builtHostile('everything is as on a plain page: …'),
        ],
      },
      {
        id: 'display',
        text: 'The tag is a block, and hidden hides it.',
        tests: [
          ...builtLook('survives a page that unsets everything, and html{font-size:62.5%}'),
          ...contractSuite('replaces the fallback, and a hidden element shows neither'),
        ],
      },
      {
        id: 'page-may',
        text: 'Slotted nodes belong to the page, which may also hide, scale or cover the element.',
        tests: contractSuite('leaves the page its own nodes, and lets it hide, scale and cover the element'),
      },
      {
        id: 'forced-colours',
        text: 'Forced colours work: every control has an outline or an underline.',
        tests: [
          ...statesSuite('draws its controls in forced colours, and moves nothing for who wants no motion'),
          ...accessibilitySuite('draws a border around what has only a background, in forced colours'),
        ],
      },
      {
        id: 'reduced-motion',
        text: 'Nothing moves for who wants no motion.',
        tests: [
          ...statesSuite('draws its controls in forced colours, and moves nothing for who wants no motion'),
          ...mapMoved('move smoothly, and at once for who wants no motion'),
        ],
      },
      {
        id: 'print',
        text: 'All four can be printed, without what can only be pressed.',
        tests: [
          ...bannerHeard('prints every number as text and nothing to press'),
          ...mapHeard('prints every organisation, the map but in the list alone, and nothing to press'),
          ...cardHeard('prints the address of every link'),
          ...builtPrint(
            'a closed banner has every number with its name, and nothing to press: who reads it can only dial',
            'comes out of the printer with its numbers as links, black on white, over several sheets',
            'what stands in the tags comes out where no script runs',
          ),
        ],
      },
      {
        id: 'narrow',
        text: 'Nothing scrolls sideways at 320 px, which is also what 1280 px are at 400 % zoom.',
        tests: [
          ...statesSuite('fits into 280 to 1600 px in … without scrolling sideways'),
          ...contractSuite('fits into … px in … without scrolling sideways'),
          ...builtLook('has nothing beside it, cut off or out of reach: …, …'),
        ],
        note: 'Tried as a window of 320 px at four device pixels a pixel, which is what a browser’s zoom makes of it.',
      },
      {
        id: 'axe',
        text: 'axe finds nothing in any state, in any language, in light and dark.',
        tests: [
          ...statesSuite('has nothing for axe to complain about in …, …'),
          ...accessibilitySuite('has nothing for axe to complain about in …, …'),
        ],
      },
    ],
  },
  {
    heading: 'Every element: network, policy and faults',
    promises: [
      {
        id: 'no-network',
        text: 'No request is made unless the page’s author sets src, or action on the form; then only to that address.',
        tests: [
          ...builtLoading(
            'no request to another origin, no storage, no cookie, no change of the address',
            'for src that address alone is asked, without cookies and referrer',
          ),
          ...builtSignup('says of … what can be known: …'),
        ],
      },
      {
        id: 'no-storage',
        text: 'No cookie, no storage of any kind, no beacon, no font.',
        tests: [
          ...contractSuite('sets no cookie and stores nothing'),
          ...builtLoading('no request to another origin, no storage, no cookie, no change of the address'),
          ...builtPrivacy('asks for no position, opens no window, sends no beacon and dials nothing by itself'),
        ],
      },
      {
        id: 'policy',
        text: "All four work under default-src 'none' with script-src for the file alone: no inline style, no eval.",
        tests: [
          ...builtLoading('policy: all four work and nothing is reported'),
          ...contractSuite('uses no inline style and no style tag, which a strict policy would block'),
          ...builtPolicies('…: all four work, and nothing is reported'),
        ],
      },
      {
        id: 'policy-sources',
        text: 'connect-src is needed for src and action, form-action for services that are posted natively, img-src for a cover, and nothing else.',
        tests: [
          ...builderModel('allows what is needed, and no more, for …'),
          ...builtBuilder('makes the lines of … in …: pasted, they give what the preview shows'),
          ...builtSignup('says of … what can be known: …', 'leads on to the page of …, as a native form does'),
        ],
      },
      {
        id: 'trusted-types',
        text: 'They work under trusted-types lit-html with one file.',
        tests: builtLoading('policy with Trusted Types: all four work and nothing is reported'),
      },
      {
        id: 'trusted-types-two',
        text: "A second file needs 'allow-duplicates'; without it that file stops, and its tags keep their fallback. Docs and builder print the form with it.",
        tests: [
          ...builtLoading(
            'Trusted Types with two files need the documented form of the policy',
            'Trusted Types without it: the second file stops, its tag keeps the fallback',
          ),
          ...docs('give the policy in the form that lets a second file of ours run'),
          ...builderModel('allows what is needed, and no more, for …'),
        ],
      },
      {
        id: 'no-throw',
        text: 'Nothing that an author or a network does wrong makes our code throw or log an error.',
        tests: [
          ...contractSuite('never throws or logs an error for a junk attribute, and still shows itself'),
          ...sourceSuite('that … leaves the bundled data, with one warning and one event'),
          ...builtInjection('stay texts in every attribute of …, and in its slots'),
        ],
      },
      {
        id: 'junk',
        text: 'A junk value of an attribute is the default, with one warning on the console.',
        tests: [
          ...attributes('that is junk is the default, with one warning'),
          ...bannerWarnings('says one thing, once, about …, and works as without it'),
          ...map('region: junk shows all, with one warning', 'country: "…" chooses nothing, with one warning'),
          ...formWarnings('are read as their defaults, with one warning each'),
        ],
      },
      {
        id: 'src-fails',
        text: 'When src fails the bundled data stays, a plain sentence says so where it matters, and ecpat-error fires.',
        tests: [
          ...sourceSuite('that … leaves the bundled data, with one warning and one event'),
          ...banner('that fails leaves the bundled numbers, says so, and tells the page why'),
          ...map('src: a failure keeps the bundled list, says so, warns once and tells the page'),
          ...card('that fails leaves the bundled one, with a warning and an event'),
        ],
      },
      {
        id: 'error-event',
        text: 'ecpat-error bubbles, leaves shadow roots, and carries source and a code: network, timeout, bad-data or rejected.',
        tests: [
          ...element('reports errors through shadow roots'),
          ...loadJson('says "…" for …', 'gives up after 10 s, also in the middle of an answer'),
          ...form('keeps everything and gives the button back when it …'),
        ],
      },
      {
        id: 'src-request',
        text: 'src is fetched without cookies and without a referrer.',
        tests: builtLoading('for src that address alone is asked, without cookies and referrer'),
      },
      {
        id: 'src-limits',
        text: 'src has 10 seconds and 5 MB, and is given up when the element leaves the page.',
        tests: [
          ...loadJson(
            'gives up after 10 s, also in the middle of an answer',
            'reads up to the limit',
            'says "bad-data" for 50 MB',
          ),
          ...source('is given up when the element leaves, and asked for again when it returns'),
        ],
      },
      {
        id: 'src-records',
        text: 'A record that does not fit the schema is left out and named in one warning; the rest is shown.',
        tests: [
          ...sourceSuite('that is half wrong shows its good half and names the other'),
          ...source('keeps its good records and names the others once'),
          ...scriptsData('on …: what the schema refuses is dropped, what it takes is kept as it is'),
        ],
      },
      {
        id: 'src-links',
        text: 'Only https: (on localhost also its own http:), tel:, sms: and mailto: become links; every string is text, never markup.',
        tests: [
          ...sourceSuite('full of markup and scripts is text and nothing else'),
          ...builtInjection('stay texts in every place of a record of …'),
          ...attributes('may be …', 'may not be …'),
        ],
      },
      {
        id: 'src-newer',
        text: 'A document of a newer schemaVersion is read as far as it is understood.',
        tests: sourceSuite('of a newer schema is read as far as it is understood'),
      },
      {
        id: 'src-replaces',
        text: 'For the banner, src replaces the countries that it contains; for map and card it replaces the list.',
        tests: [
          ...banner('replaces the lines of its countries and leaves the others'),
          ...map('src: replaces the list'),
          ...card('framework-card: a src document › replaces the bundled one'),
        ],
      },
      {
        id: 'floor',
        text: 'Below the floor (a browser without constructable style sheets, shadow roots or Intl.DisplayNames) no element is defined, and the fallback stays.',
        tests: [
          ...define('defines nothing in a browser without constructable style sheets'),
          ...builtEndurance('shows … without …, and never a blank box'),
          ...builtFloor('nothing is defined and what stands in the tags stays: …'),
        ],
      },
      {
        id: 'floor-versions',
        text: 'The floor is Chrome and Edge 99, Firefox 101 and Safari 16.4.',
        tests: builtFloor(
          'every script is written in what they read, and every style too',
          '… uses nothing that came later, but for what it can do without',
          'without all of it, everything is there to be read, counted and pressed, on a dark page and on a phone',
        ),
        note: 'By the syntax and the features of the files, and in the newest Chromium, Firefox and WebKit of Debian: none of these old browsers was run.',
      },
      {
        id: 'network-faults',
        text: 'A network that hangs, breaks off, comes late or goes and returns leaves the bundled data, and what was typed, where it is.',
        tests: builtFaults(
          'comes late and after another that was asked for since: the last one asked for stays',
          'comes after the element has left: nothing is said, and it is asked for again on return',
          'begins and does not end: after ten seconds the bundled data stays, and the request is given up',
          'says so while the line is dead, keeps what was typed, and sends it once when it is back',
        ),
      },
      {
        id: 'frameworks',
        text: 'All four can be used in apps of React, Preact, Vue, Svelte and Angular and on pages of htmx, defined before or after these render.',
        tests: inFrameworks(
          'shows what stands in the tags until the elements are defined, and then what it said before',
          'changes what is shown, and takes it back',
          'shows the same where the elements were defined first',
          'holds on to nothing of … times the widgets that came and went',
        ),
      },
      {
        id: 'moves',
        text: 'A page may copy, move and take away the elements at any time.',
        tests: builtMoves(
          'is alive, begins anew, and neither knows of the other: …',
          'keep what they show, work there and back again, and hear everything once: …',
          'shows every widget as it was left, and each still works, the exit too',
        ),
      },
      {
        id: 'outlines',
        text: 'What a screen reader finds in each element is reviewed in every language before it changes.',
        tests: builtOutlines('… is as reviewed in every language'),
        note: 'By the accessibility tree of Chromium; a screen reader is tried by hand.',
      },
    ],
  },
  {
    heading: 'The helpline banner: what it shows',
    promises: [
      {
        id: 'banner-country-attribute',
        text: 'country is an ISO 3166-1 alpha-2 code, in any case, and counts before the guess.',
        tests: [
          ...banner('is the author’s before the guess, in any case'),
          ...countries('are all 249 of ISO 3166-1 and Kosovo', 'read "…" as …'),
        ],
      },
      {
        id: 'banner-bar',
        text: 'bar, the default, is one calm strip: closed it shows the first line with its number, and the exit; opened, everything.',
        tests: [
          ...bannerBar('shows name, number and exit while it is closed, and everything when it is opened'),
          ...bannerHeard('in a closed bar: where, whom to call, how to leave, more'),
        ],
      },
      {
        id: 'banner-card',
        text: 'card shows everything.',
        tests: bannerHeard('in a card: every number with the name of its line'),
      },
      {
        id: 'banner-closed-root',
        text: 'The shadow root is closed: recorders of pages see the tag and nothing in it.',
        tests: [
          ...builtLoading('the banner’s inside is closed to the page'),
          ...builtPrivacy(
            'is nothing that our code says: no event, attribute, text, property, request, storage or console line',
          ),
        ],
      },
      {
        id: 'banner-print',
        text: 'What is closed is printed as well.',
        tests: bannerBar('prints everything, open or not, without the way out'),
      },
      {
        id: 'banner-note',
        text: 'The slot note holds a sentence of the author’s.',
        tests: banner('shows the author’s note, in the bar once it is opened'),
      },
      {
        id: 'parts',
        text: 'Every part of every element that is promised for styling is there in one state or another.',
        tests: statesSuite('has every part that it promises, in one state or another'),
      },
      {
        id: 'banner-order',
        text: 'In this order: in danger now, talk to someone, a child is missing, saw something, saw it online, it is not your fault.',
        tests: banner('danger, talk, missing, saw, online, not your fault'),
      },
      {
        id: 'banner-emergency',
        text: 'In danger now: the emergency number, or the number of the police where there is no other, never an invented one.',
        tests: [
          ...banner('the emergency number for what it is', 'no invented emergency number'),
          ...bannerModel('is never invented'),
        ],
      },
      {
        id: 'banner-line',
        text: 'Talk to someone: each child helpline with number, hours, languages and whether it is free, as far as known.',
        tests: banner(
          'says what is known: region, hours, free, languages under their own names',
          'calls unknown what is not known, and closed only what is',
        ),
      },
      {
        id: 'banner-open-now',
        text: 'Whether a line is open now is worked out in the line’s own time zone.',
        tests: [
          ...banner(
            'are told as those of its own clock …',
            'are worked out anew every minute, and no more once the banner is gone',
          ),
          ...hours(
            'decides, not that of the visitor',
            'and when it opens, is what the opening_hours library says of the same hours',
          ),
          ...builtClock('opens and closes by the clock of the line on both days on which that clock is changed'),
        ],
      },
      {
        id: 'banner-writing',
        text: 'Text, WhatsApp and chat stand beside the number where they exist, marked in words for those who cannot talk.',
        tests: banner(
          'offers writing to those who cannot talk, with the word to begin with',
          'without a number shows how else to reach it, also in the bar',
        ),
      },
      {
        id: 'banner-missing',
        text: 'A child is missing: the country’s line for missing children, where there is one.',
        tests: [
          ...bannerModel('keeps helplines, lines for missing children and hotlines apart'),
          ...bannerHeard('in a card: every number with the name of its line'),
        ],
      },
      {
        id: 'banner-saw',
        text: 'Saw something: the police, and Don’t Look Away for travel.',
        tests: banner('where to report in a country without a hotline'),
      },
      {
        id: 'banner-online',
        text: 'Saw it online: the country’s hotline, else INHOPE.',
        tests: banner(
          'helplines under "talk" and hotlines under "online", never mixed',
          'where to report in a country without a hotline',
        ),
      },
      {
        id: 'banner-never-send',
        text: 'It says not to copy or send pictures or videos, and that it is not the child’s fault.',
        tests: banner('danger, talk, missing, saw, online, not your fault'),
      },
      {
        id: 'banner-first',
        text: 'First line: national before regional, then the page’s language, then open now, then confidence high before medium.',
        tests: bannerModel(
          'a national one before one of a region, whatever else speaks for that',
          'one that speaks the page’s language before one that does not, whatever else',
          'one that is open now before one of which that is not known, and that before one that is closed',
          'has for its first line › the better known one',
        ),
      },
      {
        id: 'banner-tel',
        text: 'A number is a tel: link with exactly the digits of the data; code never adds a country code.',
        tests: [
          ...banner('has its number as the text of its link, dialled as the data says, and belongs to its name'),
          ...bannerModel('dial what the data says, without a country code that nobody gave'),
          ...helplinesData('with a number with letters', 'with a number that does more than call'),
        ],
      },
      {
        id: 'banner-sms',
        text: 'An SMS is a sms: link without spaces and hyphens, with %23 for #.',
        tests: bannerModel('write to the number without its spaces and hyphens, and keep a hash'),
      },
      {
        id: 'banner-abroad',
        text: 'For calls from abroad there is the number that the data has for them, and no other.',
        tests: banner('shows numbers for other languages and from abroad'),
      },
      {
        id: 'banner-number',
        text: 'The text of the link is the number: large, selectable, and 44 px to press.',
        tests: [
          ...banner(
            'has its number as the text of its link, dialled as the data says, and belongs to its name',
            'has a number that is larger than the text around it, and can be selected',
          ),
          ...bannerBar('gives fingers 44 px for every link and button'),
        ],
      },
      {
        id: 'banner-checked',
        text: 'Below each line one muted sentence: “Checked <month year>” up to 12 months, “Last checked …” beyond, “Date of last check unknown” else.',
        tests: [
          ...banner('says in one muted sentence when it was checked'),
          ...bannerModel('… is said as …'),
          ...builtClock('ages: a line after twelve months, the list after eighteen, on the day and not before'),
        ],
      },
      {
        id: 'banner-doubt',
        text: 'Confidence only orders. An old or doubtful line has no warning colour and no icon.',
        tests: banner('does not look or read otherwise for being old or less sure'),
      },
      {
        id: 'banner-old',
        text: 'When nobody has gone through the list for 18 months, directory and emergency number come first, and one sentence says that it is old.',
        tests: [
          ...banner(
            'is old 18 months later: directory and emergency number come first, and the line stays',
            'that is old sends to the directory and the emergency number first',
          ),
          ...bannerModel('is called old when nobody has gone through the list for 18 months'),
        ],
      },
      {
        id: 'banner-guess',
        text: 'Without country one is suggested from the browser’s time zone, on the device, worded as a question beside the number, with a way to change it.',
        tests: [
          ...banner('shows a guess as a guess, with its number and a way to change it', 'asks nobody for anything'),
          ...timeZones('is known for every zone that this browser knows, or there is a reason'),
        ],
      },
      {
        id: 'banner-no-guess',
        text: 'A zone that countries share, UTC, Atlantic/Reykjavik or none lead to the list of countries.',
        tests: [
          ...banner('is a bar that asks where the visitor is when the time zone says nothing'),
          ...timeZones(
            'is none for a zone that countries share, that is contested or that hides another',
            'is none for what is no place',
          ),
        ],
      },
      {
        id: 'banner-choice',
        text: 'The visitor’s choice lives in memory only, and survives a change of language and a move.',
        tests: [
          ...banner('stays the visitor’s choice through a change of language and a move'),
          ...builtPrivacy(
            'is nothing that our code says: no event, attribute, text, property, request, storage or console line',
          ),
        ],
      },
      {
        id: 'banner-no-picker',
        text: 'no-country-picker only counts together with country: a guess must be changeable.',
        tests: [
          ...banner('cannot be changed where the author fixed it'),
          ...bannerWarnings('says one thing, once, about a guess that could not be changed, and works as without it'),
        ],
      },
      {
        id: 'banner-no-line',
        text: 'A country without a known line has its emergency number if known, Child Helpline International’s directory, and the local member’s website.',
        tests: banner(
          'the directory where no line is known, beside the emergency number',
          'the local member of the network, where no line is known and the member has a website',
        ),
      },
      {
        id: 'banner-no-dead-end',
        text: 'No country is a dead end.',
        tests: banner('is no dead end in any of the 250 countries in …', 'is no dead end before a country is chosen'),
      },
      {
        id: 'banner-heard',
        text: 'A screen reader says what is shown, and the numbers with the lines that they belong to.',
        tests: bannerHeard(
          'in a closed bar: where, whom to call, how to leave, more',
          'in a card: every number with the name of its line',
        ),
        note: 'How a real screen reader sounds is tried by hand.',
        manual: { file: 'test/manual/helpline-banner.md', heading: 'The closed bar' },
      },
    ],
  },
  {
    heading: 'The helpline banner: leaving the page',
    promises: [
      {
        id: 'exit-link',
        text: 'The exit is first of all a plain link that works if everything else fails, in the same tab.',
        tests: exit('is a plain link to another site that gets no referrer, and works if everything else fails'),
      },
      {
        id: 'exit-name',
        text: 'Its accessible name says that it is for an emergency.',
        tests: banner('says to a screen reader that it is for an emergency, and honestly what it does not do'),
      },
      {
        id: 'exit-default',
        text: 'It leads to https://www.wikipedia.org/ (dull, fast, nothing personal), or to the https address in exit-url.',
        tests: [
          ...banner('has an exit that leads to something dull', 'leads where the author wants'),
          ...bannerWarnings('says one thing, once, about an exit without https, and works as without it'),
        ],
      },
      {
        id: 'exit-none',
        text: 'no-exit leaves it out, and switches Shift off.',
        tests: [
          ...banner('can be left out'),
          ...exitKey('is off without an exit, also when that is taken away later, and on when it comes back'),
        ],
      },
      {
        id: 'exit-shift',
        text: 'Shift three times, each within 5 seconds, does the same, and the banner says how many presses are left.',
        tests: [
          ...exitKey(
            'leaves when Shift was pressed three times, and says how many presses are left',
            'gives five seconds for each press, and says so when they are over',
            'shows and announces how many presses are left, and hides again what came to nothing',
          ),
          ...builtExit('leaves by … under a strict policy with Trusted Types'),
        ],
      },
      {
        id: 'exit-shift-reset',
        text: 'Any other key begins anew, and Shift as a modifier does not count.',
        tests: exitKey(
          'begins anew after any other key',
          'does not count Shift that is held for another key',
          'does not count Shift that is held for a click or the wheel',
        ),
      },
      {
        id: 'exit-shift-typing',
        text: 'Shift does not count while typing: an editable in the event’s path, or a focused host whose inside cannot be seen.',
        tests: exitKey(
          'is left alone while somebody types into …',
          'is left alone while somebody types inside a … root of <…>',
        ),
      },
      {
        id: 'exit-escape',
        text: 'Esc is left alone, for dialogs and maps.',
        tests: exitKey('leaves Esc to the page'),
      },
      {
        id: 'exit-shift-once',
        text: 'There is one listener for a page, and the first connected banner says where it leads.',
        tests: [
          ...builtExit('is one for two banners, and leads where the first one says'),
          ...exitKey('is the first banner’s, then the next one’s, and nobody’s in the end'),
        ],
      },
      {
        id: 'exit-order',
        text: 'First a no-referrer policy is put into the page, then the document is emptied, then it is left.',
        tests: exit('inserts the referrer policy before it opens the document, and opens it before it goes'),
      },
      {
        id: 'exit-empties',
        text: 'Page, title, fields and listeners are gone in the same task.',
        tests: exit('empties the page, its title and its fields in the very task of the click'),
      },
      {
        id: 'exit-beforeunload',
        text: 'No question of the page’s (“Leave site?”) holds the visitor.',
        tests: [
          ...exit('is not held by what the page wants to say before it goes'),
          ...builtExit('leaves by … a page that asks whoever typed something to stay'),
        ],
      },
      {
        id: 'exit-slow',
        text: 'In the empty page stands a plain link to the exit address, for a slow network.',
        tests: exit('leaves one plain link in the empty page, for a network that is slow'),
      },
      {
        id: 'exit-history',
        text: 'The page is replaced in the history, so that Back leads to the page before it.',
        tests: [
          ...exit('puts nothing new into the history, so that Back does not return'),
          ...builtExit('leaves by … under a strict policy with Trusted Types'),
        ],
      },
      {
        id: 'exit-referrer',
        text: 'The next site learns no referrer.',
        tests: [
          ...exit('tells the next site nothing of where the visitor was'),
          ...builtExit('is a link to another site in the fallback too, before the script has come'),
        ],
      },
      {
        id: 'exit-cover',
        text: 'Where a document cannot be emptied a cover directly under html lies over everything, also over dialogs and a hidden banner; title and fields are emptied.',
        tests: [
          ...exit('covers the page, empties title and fields and leaves as well where the document …'),
          ...builtExit('covers … too, where the page cannot be emptied'),
        ],
      },
      {
        id: 'exit-cover-dialog',
        text: 'The cover is a popover, or a modal dialog where there are no popovers.',
        tests: exit('covers with a dialog where there are no popovers'),
      },
      {
        id: 'exit-cover-back',
        text: 'The cover goes when the page is shown again.',
        tests: exit('takes the cover away and gives the title back when the page is shown again'),
      },
      {
        id: 'exit-modified',
        text: 'Clicks with a modifier or the middle button leave the page as well, instead of opening a second tab.',
        tests: exit('leaves this page, and not a copy of it in a second tab, when pressed …'),
      },
      {
        id: 'exit-frame',
        text: 'In a frame the whole page is left where that is allowed, else the frame’s own content.',
        tests: builtExit('leaves the whole page: …', 'leaves what the frame shows where a sandbox keeps it in'),
      },
      {
        id: 'exit-honest',
        text: 'The banner says that the page may stay in the browsing history.',
        tests: banner('says to a screen reader that it is for an emergency, and honestly what it does not do'),
      },
      {
        id: 'exit-method',
        text: 'The method exit() does the same as the link.',
        tests: exit('leaves one plain link in the empty page, for a network that is slow'),
      },
      {
        id: 'exit-sticky',
        text: 'The banner can be kept in sight below a bar, as an element or a div, without covering what is linked to.',
        tests: builtRecipes('keep … in sight below a bar at … px, or scroll it away where there is no room'),
      },
      {
        id: 'exit-hostile',
        text: 'The exit works on pages whose scripts are broken, below cookie bars, and with a modal dialog open.',
        tests: builtExit(
          'leaves by … a page whose other scripts are broken',
          'leaves by the Shift key below a cookie bar that covers everything',
          'leaves by the Shift key while a modal dialog is open, which makes everything else inert',
        ),
        note: 'On real phones it is tried by hand.',
        manual: { file: 'test/manual/helpline-banner.md', heading: 'The way out' },
      },
      {
        id: 'banner-private',
        text: 'Our code sends, stores, logs, dispatches and reflects nothing of what a visitor saw, chose or dialled.',
        tests: [
          ...builtPrivacy(
            'is nothing that our code says: no event, attribute, text, property, request, storage or console line',
          ),
          ...banner('tells the page nothing of what the visitor opens, chooses or presses'),
        ],
      },
      {
        id: 'banner-observable',
        text: 'What scripts of the page can still learn is written down, with the advice to keep analytics and replay tools off such pages.',
        tests: builtPrivacy(
          'is, by the browser itself, that something was pressed, which keys, and which link, and no more',
          'is written down for whoever embeds the banner, with what to leave out',
        ),
      },
    ],
  },
  {
    heading: 'The member map',
    promises: [
      {
        id: 'map-country',
        text: 'country chooses a country to begin with, and changes are followed.',
        tests: map('country: chooses, follows changes, and does not scroll the page'),
      },
      {
        id: 'map-region',
        text: 'region restricts list, map and counts to africa, americas, asia-pacific, europe or mena.',
        tests: [
          ...map('region: restricts list, map and counts, and leaves no choice of a region'),
          ...mapModel(
            'has a place on the map for every country of the bundled list, and a region for every organisation',
          ),
        ],
      },
      {
        id: 'map-view',
        text: 'view shows both, the list or the map.',
        tests: map('view: list or map alone'),
      },
      {
        id: 'map-no-search',
        text: 'no-search leaves the search out.',
        tests: map('no-search: leaves the field out'),
      },
      {
        id: 'map-members',
        text: 'The property members takes the same records as src.',
        tests: map(
          'members: replaces the list and what is said about its source',
          'members: leaves bad records out and names them in one warning',
        ),
      },
      {
        id: 'map-note',
        text: 'The slot note stands below everything.',
        tests: map('shows the author’s note below everything'),
      },
      {
        id: 'map-height',
        text: '--ecpat-member-map-height is the height of the map.',
        tests: map('has the height that the page gives it'),
      },
      {
        id: 'map-event',
        text: 'ecpat-member-select tells country and members when the visitor chooses, and only then; it bubbles and leaves shadow roots.',
        tests: map(
          'in the list: shows the organisations, marks list and map, and tells the page',
          'country: chooses, follows changes, and does not scroll the page',
        ),
      },
      {
        id: 'map-search',
        text: 'The list can be searched by names, cities and countries in the page’s language, with or without accents.',
        tests: [
          ...mapModel('member-map: search › … …', 'makes equal what is typed in different ways'),
          ...map('shows what it found and how much, and everything again when emptied'),
        ],
      },
      {
        id: 'map-region-filter',
        text: 'The visitor can restrict list and map to a region.',
        tests: map('restricts list and map to a region, and back'),
      },
      {
        id: 'map-counts',
        text: 'Counts are worked out from the data.',
        tests: map(
          'says how much it holds, what the network counts, and where the list is from',
          'members: one organisation is one, in one country',
        ),
      },
      {
        id: 'map-same-state',
        text: 'The map is a second view of the list: what is chosen in one is chosen in the other.',
        tests: map(
          'in the list: shows the organisations, marks list and map, and tells the page',
          'on the map: the same, and the item comes into view without moving the page',
        ),
      },
      {
        id: 'map-listbox',
        text: 'The map is a list box with one option for each country with members, and one tab stop.',
        tests: [
          ...map(
            'has every country once in the list and once on the map, with its count in the name',
            'comes through search, region, list, zoom, map and details with one stop each',
          ),
          ...mapHeard('on the map: each country as an option, of which one is chosen'),
        ],
      },
      {
        id: 'map-arrows',
        text: 'Arrow keys go to the nearest country in their direction, and reach every country.',
        tests: [
          ...map('goes over the map to the nearest country in a direction, and stays at the last'),
          ...mapModel('lead from every country of the bundled list to every other'),
        ],
      },
      {
        id: 'map-type-ahead',
        text: 'Letters go to a country by its name, in Cyrillic too.',
        tests: mapMoved('goes to a country by the letters of its name, with a space among them', 'types Cyrillic'),
      },
      {
        id: 'map-enter',
        text: 'Enter opens, Escape closes.',
        tests: map('chooses on the map with …, which leads to the details; Escape closes and leads back'),
      },
      {
        id: 'map-world',
        text: 'The map is drawn as SVG from bundled geometry: 245 territories as shapes; BV, GI, TK and UM as points; Antarctica listed only.',
        tests: [
          ...map('draws every territory of the world, and the contested borders dashed'),
          ...mapGeometry('are all there: 245 with a shape and four as points', 'leave Antarctica out'),
          ...mapMoved('nothing of a country that has no place on it'),
        ],
      },
      {
        id: 'map-equal-earth',
        text: 'The projection is Equal Earth.',
        tests: scriptsGeometry('is Equal Earth: places lie where its formula says'),
      },
      {
        id: 'map-dots',
        text: 'Small countries are dots that can be met within 24 px.',
        tests: [
          ...map(
            'shows small countries as dots, and more of them on a smaller map',
            'on the map: a small country within reach of a finger, not the large one around it',
          ),
          ...mapModel('is right for beside a dot, within reach of a finger', 'is right for out of its reach'),
        ],
      },
      {
        id: 'map-zoom-buttons',
        text: 'Buttons zoom the map.',
        tests: mapMoved('double and halve, up to eight times, and back to the whole world'),
      },
      {
        id: 'map-pinch',
        text: 'Two fingers zoom the map; one scrolls the page over the whole world, and drags the map from near by.',
        tests: mapMoved(
          'pinch: what is between them stays between them',
          'one finger scrolls the page over the whole world, and drags the map from near by',
        ),
        note: 'On real phones it is tried by hand.',
        manual: { file: 'test/manual/member-map.md', heading: 'On a phone' },
      },
      {
        id: 'map-double-click',
        text: 'A double click zooms to its place.',
        tests: mapMoved('zooms to the point of a double click, whose first click chooses'),
      },
      {
        id: 'map-wheel',
        text: 'Ctrl or ⌘ with the wheel zooms; a plain wheel scrolls the page.',
        tests: mapMoved(
          'zooms with … and the wheel, around the pointer',
          'leaves a plain wheel to the page, and says for a while how to zoom',
        ),
      },
      {
        id: 'map-drag',
        text: 'The zoomed map can be dragged.',
        tests: mapMoved('drags the map once it is near, and the click that ends it chooses nothing'),
      },
      {
        id: 'map-no-labels',
        text: 'There are no labels on the map.',
        tests: map('draws every territory of the world, and the contested borders dashed'),
      },
      {
        id: 'map-borders',
        text: 'Contested borders are dashed, and a sentence says that boundaries imply no opinion.',
        tests: [
          ...map('draws every territory of the world, and the contested borders dashed'),
          ...scriptsGeometry('draws every contested border of the register dashed, and no other'),
        ],
      },
      {
        id: 'map-details',
        text: 'A country with members shows its organisations with city and website; one without says so.',
        tests: map(
          'in the list: shows the organisations, marks list and map, and tells the page',
          'country: one without members says so',
        ),
      },
      {
        id: 'map-print',
        text: 'Print gives the map and the full list.',
        tests: [
          ...map('prints the map and every organisation, and nothing that scrolls or has to be pressed'),
          ...builtRecipes('print the map and every organisation, also those that were out of sight'),
        ],
      },
    ],
  },
  {
    heading: 'The sign-up form',
    promises: [
      {
        id: 'form-services',
        text: 'Services: json (default), form, mailchimp, listmonk, brevo, mautic, civicrm, action-network, hubspot, formspree, actionkit, mailto. Each has a recipe that works as it stands.',
        tests: [
          ...formWarnings('are read as their defaults, with one warning each'),
          ...builtRecipes('show a form for … that asks nobody, its policy, and without JavaScript another way'),
          ...builtSignup('says of … what can be known: …'),
        ],
      },
      {
        id: 'form-action',
        text: 'action is an https address, or mailto:, in the form that the service has; another one is refused.',
        tests: [
          ...formServices('where a sign-up goes, and where a visitor can go instead › …: …', '… refuses …'),
          ...formTransports('takes no other address for a mailbox'),
        ],
      },
      {
        id: 'form-list',
        text: 'list is one value, or one by language (fr=ID es=ID *=ID) that changes with the page.',
        tests: [
          ...formModel('is … for … where the page speaks …'),
          ...formTransports('are those of the language that the page speaks, and change with it'),
        ],
      },
      {
        id: 'form-fields',
        text: 'fields holds further fields, form-encoded; as a property it is a record of strings.',
        tests: [
          ...formModel('are written as in an address'),
          ...formTransports('are those of the language that the page speaks, and change with it'),
        ],
      },
      {
        id: 'form-name',
        text: 'name-field is off, optional or required.',
        tests: form(
          'asks for an address and consent, and nothing else',
          'ask for a name that may stay empty',
          'ask for a name that has to be there, and spaces are no name',
        ),
      },
      {
        id: 'form-age',
        text: 'min-age is 16 unless set; 0 leaves the sentence out.',
        tests: [
          ...form('is said to be for people of 16 or over, also to those who hear the box', 'say an age: min-age="…"'),
          ...formModel('the age from which people may sign up › is … for …'),
        ],
      },
      {
        id: 'form-slots',
        text: 'The slot consent replaces the sentence, and its text is what is recorded; success replaces the thanks.',
        tests: form(
          'take another consent, which names the box',
          'take another consent, which is recorded word for word with its language',
          'take what is said after success',
        ),
      },
      {
        id: 'form-submit-event',
        text: 'ecpat-signup-submit can be cancelled: an author can take over, with the values.',
        tests: form('can be sent by the page itself in another way'),
      },
      {
        id: 'form-result-event',
        text: 'ecpat-signup-result says ok, confirm, unknown, invalid, rate or down, and nothing personal.',
        tests: [
          ...form('is in no event but the one that asks, in no address, attribute, storage or console'),
          ...formServices('is one of six states, whatever a server says, and success for no error'),
        ],
      },
      {
        id: 'form-incomplete',
        text: 'Without action, controller and privacy-url it shows the fallback and says once what is missing.',
        tests: formWarnings('shows the content of the tag and says once what is missing: …'),
      },
      {
        id: 'form-email-only',
        text: 'By default it asks for an e-mail address and consent; no free text, no upload, no date of birth.',
        tests: form('asks for an address and consent, and nothing else'),
      },
      {
        id: 'form-consent',
        text: 'The box is not ticked. It names who will write and how to stop, beside a link to their privacy notice.',
        tests: form('does not tick the box, names who will write, and links to their privacy notice'),
      },
      {
        id: 'form-help',
        text: 'One line points a child in need to the helplines: to a banner on the same page, else to the directory.',
        tests: form(
          'is told that this is for news only, and led to the directory of child helplines',
          'is led to the banner on the same page, wherever it stands',
        ),
      },
      {
        id: 'form-native',
        text: 'Inside is a native form: Enter sends it, and the keyboard alone is enough.',
        tests: form('is filled in and sent'),
      },
      {
        id: 'form-errors',
        text: 'Errors are in words, tied to their field and announced; the focus goes to the first.',
        tests: form(
          'says so in words at each field, and leads to the first',
          'is announced: each place for an error is a live region before its text comes',
        ),
      },
      {
        id: 'form-keeps',
        text: 'No failure loses what was typed.',
        tests: [
          ...form('keeps everything and gives the button back when it …'),
          ...builtSignup('says of … what can be known: …'),
        ],
      },
      {
        id: 'form-once',
        text: 'It sends once, however often somebody presses.',
        tests: [
          ...form('sends once: a double click, Enter twice, and a click while it is on its way'),
          ...builtSignup('comes once, however often and in whatever way somebody sends'),
        ],
      },
      {
        id: 'form-ends',
        text: 'It ends in a state within 10 seconds.',
        tests: [
          ...form('knows after ten seconds all the same'),
          ...formTransports('gives up in time where no answer begins'),
          ...builtSignup('gives up on a service that never answers, within ten seconds, and loses nothing'),
        ],
      },
      {
        id: 'form-own-words',
        text: 'Answers are told in our own translated sentences; a service’s text is never shown.',
        tests: [
          ...form('shows no word of the service’s own', 'speaks the language that the page changes to'),
          ...builtSignup('says of … what can be known: …'),
        ],
      },
      {
        id: 'form-exists',
        text: '“Already subscribed” looks like success.',
        tests: [...form('does not tell who is on the list already'), ...builtSignup('says of … what can be known: …')],
      },
      {
        id: 'form-claims',
        text: 'What cannot be known is not claimed.',
        tests: [
          ...form('claims nothing after an answer that it cannot read'),
          ...formTransports(
            'claims nothing, keeps what was typed and offers the page of the service, whatever the answer was',
          ),
        ],
      },
      {
        id: 'form-mailto',
        text: 'mailto opens the mail program, ends in unknown, and shows the address as text.',
        tests: formTransports('opens a message', 'shows the address to write to'),
      },
      {
        id: 'form-quick',
        text: 'Who is too quick waits out the rest of 2 seconds, and is then sent.',
        tests: form('waits out the rest of two seconds, and is not lost'),
      },
      {
        id: 'form-trap',
        text: 'A filled trap sends nothing, says so, and offers another way; people neither see nor hear it, and browsers do not fill it.',
        tests: [
          ...form(
            'sends nothing, says so, and lets a person send with the next press',
            'has a trap that nobody sees, reaches or is offered to fill',
            'has a trap that nobody hears of',
          ),
          ...formTransports('offers it also to whom the trap has kept back'),
          ...builtSignup('sends what the browser fills in, of which nothing goes into the trap for programs'),
        ],
        note: 'Password managers are tried by hand.',
        manual: { file: 'test/manual/signup-form.md', heading: 'With a password manager' },
      },
      {
        id: 'form-no-request',
        text: 'No request before the visitor submits; never a script of others, never JSONP.',
        tests: [
          ...form('sends nothing before somebody presses the button'),
          ...builtSignup('says of … what can be known: …'),
        ],
      },
    ],
  },
  {
    heading: 'The framework card',
    promises: [
      {
        id: 'card-document',
        text: 'document-id chooses a document; without it the bundled ECPAT International Strategic Framework 2021–2025 is shown.',
        tests: card(
          'names its years and languages, links to the landing page, and pretends no file',
          'may be set as an object, and holds the document that is asked for without a warning before it has come',
          'shows it for an unknown id, with one warning',
        ),
      },
      {
        id: 'card-links',
        text: 'Links with hreflang inside the tag are the documents, with type, data-bytes, data-pages and data-kind, and also the fallback.',
        tests: [
          ...card('are the files: the page’s language first, with title, type, size and pages in the name'),
          ...cardModel('gives language, format, size and pages'),
          ...builtRecipes('offer the files of the card, with JavaScript and without'),
        ],
      },
      {
        id: 'card-slots',
        text: 'The slots heading, cover and note hold what is the author’s.',
        tests: card(
          'under the author’s own heading are a document of their own',
          'of the author’s comes before that of the data, also when it comes later',
          'shows the author’s note below everything',
        ),
      },
      {
        id: 'card-order',
        text: 'Links in the tag count before src, and src before the bundled data.',
        tests: card('come before the document in src', 'framework-card: a src document › replaces the bundled one'),
      },
      {
        id: 'card-languages',
        text: 'The page’s language comes first, the others after it under their own names with lang and hreflang.',
        tests: [
          ...card(
            'are the files: the page’s language first, with title, type, size and pages in the name',
            'change place with the page’s language, and a missing one is said plainly',
          ),
          ...cardModel('puts the page’s language first, regions included, and keeps the order'),
        ],
      },
      {
        id: 'card-missing',
        text: 'A missing language is said plainly.',
        tests: card('change place with the page’s language, and a missing one is said plainly'),
      },
      {
        id: 'card-no-file',
        text: 'Where no address of a file is known the languages are named as text, with one link to the landing page.',
        tests: [
          ...card('names its years and languages, links to the landing page, and pretends no file'),
          ...cardHeard('in the bundled framework: its title and one link, and no file that nobody knows'),
        ],
      },
      {
        id: 'card-name',
        text: 'The accessible name of a link: title, then type, size, pages, language.',
        tests: cardHeard(
          'in a document with everything: title, kind, type, size, pages and language, the easiest to read first',
        ),
      },
      {
        id: 'card-size',
        text: 'Size and pages are shown only where known, and no file is fetched to find out.',
        tests: [
          ...cardModel('knows nothing that the link does not say'),
          ...builtLoading('for src that address alone is asked, without cookies and referrer'),
        ],
      },
      {
        id: 'card-cover',
        text: 'A cover comes only from the slot or from the origin of src; no-cover leaves it out.',
        tests: card(
          'from where the data came is a picture that says nothing, stops nobody and comes late',
          'from elsewhere is not loaded',
          'is left out where the author wants none',
        ),
      },
      {
        id: 'card-plain',
        text: 'No viewer, no count, no tracking: the card holds links and, at most, one picture.',
        tests: [
          ...builtInjection('stay texts in every place of a record of frameworks'),
          ...builtLoading('for src that address alone is asked, without cookies and referrer'),
        ],
      },
    ],
  },
  {
    heading: 'Record formats',
    promises: [
      {
        id: 'record-time-zone',
        text: 'timeZone is an IANA name. Without it, in a country of several zones, hours are shown without “open now”.',
        tests: [
          ...banner(
            'of a country with several zones are told without saying whether it is open, unless the row names its own',
          ),
          ...helplinesData('when this browser does not know the time zone'),
        ],
      },
      {
        id: 'record-name-lang',
        text: 'nameLang is the language of a line’s name; without it the name has dir="auto" and no lang.',
        tests: banner('names a service in its own script, language and direction'),
      },
      {
        id: 'record-announcement',
        text: 'announcement is a text by language, shown above the line.',
        tests: [
          ...banner('carries an announcement above it, as text and never as markup'),
          ...bannerModel('take an announcement in the page’s language, else in English, else in the first there is'),
        ],
      },
      {
        id: 'record-withdrawn',
        text: 'A line with withdrawn is not shown; replacedBy names the line that is shown in its place.',
        tests: [
          ...bannerModel('leaves out what was withdrawn', 'shows the line that took another’s place'),
          ...banner('can withdraw a line, put another in its place, and change the emergency numbers'),
        ],
      },
      {
        id: 'record-emergency',
        text: 'A document of helplines may hold emergency numbers by country, general and of the police.',
        tests: [
          ...helplinesData('of a country, of which only the good ones are taken'),
          ...bannerModel('has its emergency number, and keeps the bundled lines where it has none'),
        ],
      },
      {
        id: 'record-source-date',
        text: 'sourceDate of a member is a year, a month or a day, “<date> or later”, or null.',
        tests: membersData('gives a date as a year, a month or a day, or the earliest that it can be'),
      },
      {
        id: 'record-file',
        text: 'A file of a framework is { lang, url, bytes?, pages?, format?, kind? }.',
        tests: frameworksData('says everything about a file'),
      },
      {
        id: 'record-published',
        text: 'The bundled data is the published data.',
        tests: [
          ...helplinesData('are the published facts, each one of them, but for the day and the id'),
          ...membersData('are the published facts in their order, without those that wait to be confirmed'),
          ...frameworksData('are the published facts without their sources'),
        ],
      },
    ],
  },
  {
    heading: 'Safety: never',
    promises: [
      {
        id: 'never-elsewhere',
        text: 'A request to anyone whom the page’s author did not name; a font, tile, flag, icon or script from elsewhere.',
        tests: [
          ...builtLoading(
            'one script shows all four, with one request and nothing on the console',
            'for src that address alone is asked, without cookies and referrer',
          ),
          ...loadJson('says "network" for a redirect, which the author did not name'),
        ],
      },
      {
        id: 'never-stored',
        text: 'A cookie, localStorage, sessionStorage, IndexedDB, Cache, or a change of the address: storage is the same before and after any use.',
        tests: [
          ...contractSuite('sets no cookie and stores nothing'),
          ...builtLoading('no request to another origin, no storage, no cookie, no change of the address'),
          ...builtPrivacy(
            'is nothing that our code says: no event, attribute, text, property, request, storage or console line',
          ),
          ...builtSignup('is in no address, history, storage or line of the console, nor in the page'),
        ],
      },
      {
        id: 'never-told',
        text: 'An event, attribute, log line or open root that tells the page which country, line or number a visitor looked at or pressed.',
        tests: builtPrivacy(
          'is nothing that our code says: no event, attribute, text, property, request, storage or console line',
        ),
      },
      {
        id: 'never-free-text',
        text: 'A free-text field, an upload, a chat of ours, or a date of birth.',
        tests: form('asks for an address and consent, and nothing else'),
      },
      {
        id: 'never-prefilled',
        text: 'A field that is filled from the address bar.',
        tests: form('takes nothing from the address of the page'),
      },
      {
        id: 'never-located',
        text: 'Geolocation, a look-up of the IP address, a call that begins by itself, window.open at the exit.',
        tests: [
          ...builtPrivacy('asks for no position, opens no window, sends no beacon and dials nothing by itself'),
          ...exit('is a plain link to another site that gets no referrer, and works if everything else fails'),
        ],
      },
      {
        id: 'never-flashing',
        text: 'Anything that flashes.',
        tests: styles('let nothing flash or move by itself: …'),
      },
      {
        id: 'never-people',
        text: 'A picture of a person: the package holds no picture, and the widgets show none of their own.',
        tests: [
          ...builtInstall('holds what is published, and no source, test or secret'),
          ...builtPrivacy('shows no picture of its own'),
        ],
      },
      {
        id: 'never-words',
        text: '“Hide”, “erase”, “anonymous”, “safe”, “no trace” or the like as a claim of the banner, in any of the four languages.',
        tests: exitWords('promise nothing in … that the exit cannot keep', 'would be found in … if they did'),
      },
      {
        id: 'never-addresses',
        text: 'A street, a shelter or a name of staff on the member map: organisations and cities only.',
        tests: [
          ...map('members: shows name, city and website of an organisation, and nothing else that a record may hold'),
          ...membersData('are the published facts in their order, without those that wait to be confirmed'),
        ],
      },
    ],
  },
  {
    heading: 'Safety: always',
    promises: [
      {
        id: 'always-help',
        text: 'Help without consent, account, JavaScript or network: numbers are in the bundle, and in the content of the tag.',
        tests: [
          ...builtEndurance('shows … without …, and never a blank box'),
          ...builtRecipes('show the banner a frightened child gets without JavaScript: a number and a way out'),
          ...builtFallback('with JavaScript off'),
        ],
      },
      {
        id: 'always-noopener',
        text: 'The banner’s links to other sites have rel="noopener noreferrer" and give no referrer.',
        tests: banner('gives no referrer and no hold on this page to any site that it links to'),
      },
      {
        id: 'always-source',
        text: 'Every number has its source in the published data, and the visitor is told when it was last checked.',
        tests: [
          ...builtPackage('publishes documents with their sources that fit the published schemas'),
          ...scriptsData('a check finds › an emergency number without a source, read tomorrow'),
          ...banner('says in one muted sentence when it was checked'),
        ],
      },
      {
        id: 'always-known',
        text: 'No number is guessed: the banner shows the numbers of the data, and in an unknown country none.',
        tests: bannerModel(
          'is never invented',
          'is found for every country, with numbers that dial what they show',
          'is empty, and not somebody else’s, while no country is known',
        ),
      },
      {
        id: 'always-correctable',
        text: 'There is a written way to correct a wrong number.',
        tests: docs('say how to correct a wrong number'),
        note: 'It stands under “Correcting a wrong number” in the guide Data and trust. Where visitors report one is not settled yet: ECPAT has to name the place.',
      },
      {
        id: 'always-apart',
        text: 'Helplines (someone listens) and hotlines (take reports) are kept apart.',
        tests: [
          ...banner('helplines under "talk" and hotlines under "online", never mixed'),
          ...bannerModel('keeps helplines, lines for missing children and hotlines apart'),
        ],
      },
      {
        id: 'always-report',
        text: '“Do not copy or send pictures or videos. Report them.”',
        tests: banner('danger, talk, missing, saw, online, not your fault'),
      },
      {
        id: 'always-plain',
        text: 'Plain words: about 12 words a sentence, and no abbreviations.',
        tests: words('the banner’s sentences are short, in …', 'the banner uses no abbreviation, in …'),
        note: 'Whether a child understands them, and whether translations sound native, only people can say.',
      },
      {
        id: 'always-choice',
        text: 'Where a line can be called and written to, both are offered, since a call can show on a bill.',
        tests: banner('offers writing to those who cannot talk, with the word to begin with'),
      },
      {
        id: 'always-news',
        text: 'The form says that it is for news only, and points to the helplines.',
        tests: form('is told that this is for news only, and led to the directory of child helplines'),
      },
      {
        id: 'always-addresses',
        text: 'The addresses of directories and of places to report are those of the data.',
        tests: linksData('are those of the facts that have an address'),
      },
      {
        id: 'always-unsubscribed',
        text: 'Nothing claims “subscribed” before the service says that nothing is left to do.',
        tests: form('promises news only where the service says that nothing is left to do'),
      },
      {
        id: 'always-recorded',
        text: 'Consent is recorded word for word, with its language and the time, and passed on to no other organisation.',
        tests: [
          ...builtSignup('is the consent word for word, its language and the time, where it can be stored'),
          ...form('never pass a consent on to another organisation'),
        ],
      },
    ],
  },
];
