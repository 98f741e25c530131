/** The dashboard's part that tells what a list's search box finds: "title, director or cast". */
export const searchHint = (finds: string) => ({
  path: '/src/admin/lists/SearchHint.tsx#SearchHint',
  clientProps: { finds },
})
