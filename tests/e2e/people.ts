/** Who there is when the browser tests begin. */
export const admin = {
  username: 'admin',
  email: 'admin@example.com',
  password: 'an-admin-of-the-tests',
}

export const editor = {
  username: 'edith',
  email: 'edith@example.com',
  password: 'an-editor-of-the-tests',
  firstName: 'Edith',
}
