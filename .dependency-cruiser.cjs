/** The import table of the house, each rule with its sentence. */
const ours = '^(src/|payload\\.config\\.ts|dev/|demo/|bench/|tests/)'
const generated = '^src/payload-types\\.ts$'

/** `room` may import of ours only what `allowed` matches. */
const only = (name, room, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: room },
  to: { path: ours, pathNot: [generated, ...allowed] },
})

module.exports = {
  forbidden: [
    only('env-alone', '^src/env\\.ts$', [], 'The settings know nothing of the product.'),
    only(
      'errors-alone',
      '^src/errors/',
      ['^src/errors/'],
      'What went wrong is said in words that need nothing else.',
    ),
    only(
      'access-vocabulary',
      '^src/access/',
      ['^src/access/'],
      'Rules are read without opening anything else.',
    ),
    only(
      'fields',
      '^src/fields/',
      ['^src/(access|fields|errors)/'],
      'A field knows rules and errors.',
    ),
    only(
      'hooks',
      '^src/hooks/',
      ['^src/(access|hooks|fields|errors)/', '^src/database/transactions\\.ts$'],
      'A hook knows rules, fields, errors, and the shape of a transaction.',
    ),
    only(
      'database',
      '^src/database/',
      ['^src/(database|errors)/'],
      'The database adapter knows no collection.',
    ),
    only(
      'collections-apart',
      '^src/collections/(?!index)',
      ['^src/(access|fields|hooks|errors)/'],
      'A collection is read alone: collections never import each other.',
    ),
    {
      name: 'plugins-apart',
      comment: 'A plugin can be taken out without touching another.',
      severity: 'error',
      from: { path: '^src/plugins/([^/]+)/' },
      to: { path: '^src/plugins/', pathNot: '^src/plugins/$1/' },
    },
    only(
      'plugins',
      '^src/plugins/',
      ['^src/(plugins|access|fields|hooks|errors)/'],
      'What else a plugin needs arrives as an option.',
    ),
    only(
      'admin-components',
      '^src/admin/',
      ['^src/(admin|fields|access)/'],
      'Dashboard components know fields and rules, and speak to the API for the rest.',
    ),
    only(
      'app-and-server',
      '^src/(app|server)/',
      [
        '^src/(app|server|admin|errors|migrations|plugins/[^/]+/admin)/',
        '^src/env\\.ts$',
        '^payload\\.config\\.ts$',
      ],
      'The server and the pages serve whatever the config composes, a plugin’s parts of the dashboard too.',
    ),
    {
      name: 'tools-last',
      comment: 'Nothing of the product imports its tools, its demo or its tests.',
      severity: 'error',
      from: { path: '^(src/|payload\\.config\\.ts)' },
      to: { path: '^(dev|demo|bench|tests)/' },
    },
    {
      name: 'no-circles',
      comment: 'Inside a plugin a recursion may span files, as a compiler does; nowhere else.',
      severity: 'error',
      from: { pathNot: '^src/plugins/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/migrations/.*\\.json$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
}
