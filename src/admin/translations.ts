/** The dashboard's words, where Payload's would puzzle a film editor. */
export const translations = {
  en: {
    general: {
      // An empty cell of a list; Payload writes "<No Director>".
      noLabel: '—',
      noResults: 'There are no {{label}} here yet.',
      noResultsDescription: 'There are none yet, or none that match the filters above.',
      payloadSettings: 'Settings',
    },
  },
}
