import './brand.css'

/** The sign above the door, with its name: what greets on the login page. */
export const Logo = () => (
  <span className="marquee-logo">
    <img alt="" src="/icon.svg" width={56} height={56} />
    Marquee
  </span>
)
