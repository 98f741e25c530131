/** The sign above the door, small: the way home in the dashboard's header. */
export const Icon = () => <img alt="Marquee" src="/icon.svg" width={24} height={24} />
