/** SQL: what a line of an export calls its record, where that is put together; over staged lines `o` and castings `c`. */
export const lineKeys = {
  users: `o.data ->> 'username'`,
  files: `o.data ->> 'key'`,
  characters: `o.data ->> 'key'`,
  favorites: `concat_ws(' / ', o.data ->> 'user', o.data ->> 'movie')`,
  castings: `concat_ws(' / ', c.movie, c.person, c."character")`,
}
