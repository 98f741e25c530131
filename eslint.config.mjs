import tseslint from 'typescript-eslint'

/** Every Local API call says out loud whether access rules apply. */
const localApi = 'find|findByID|count|create|update|delete|findDistinct|countVersions|duplicate'
const saysOverrideAccess = ':not(:has(Property[key.name="overrideAccess"]))'
const message = 'Say overrideAccess out loud: true for system work, false on behalf of a caller.'

export default tseslint.config(
  {
    ignores: [
      '**/.next/**',
      'dist/**',
      '.data/**',
      'node_modules/**',
      'src/payload-types.ts',
      'src/migrations/**',
      'next-env.d.ts',
      '**/importMap.js',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 9],
      'max-depth': ['error', 3],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.property.name=/^(${localApi})$/][callee.object.property.name="payload"]${saysOverrideAccess}`,
          message,
        },
        {
          selector: `CallExpression[callee.property.name=/^(${localApi})$/][callee.object.name="payload"]${saysOverrideAccess}`,
          message,
        },
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'Only src/env.ts reads process.env.',
        },
      ],
    },
  },
  {
    // Commands talk to people; the tests and tools below set up environments.
    files: ['dev/**', 'demo/**', 'bench/**', 'tests/**', 'src/env.ts', '**/cli.ts', '*.config.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // One branch a kind of field, as in Payload's own walks; and its types promise more than a database adapter keeps.
    files: ['src/plugins/reads/**'],
    rules: { complexity: ['error', 16], '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      'max-params': 'off',
      complexity: 'off',
      // What an answer holds is what the test is about: the types of JSON end at `any` here.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
