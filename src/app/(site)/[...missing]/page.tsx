import { notFound } from 'next/navigation'

/** Whatever no other page answers: two root layouts leave Next without one for its own page. */
const Missing = () => notFound()

export default Missing
