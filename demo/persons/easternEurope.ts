import type { PersonFacts } from '../facts.ts'

/** People of Soviet, Czechoslovak and Bosnian cinema. */
export const easternEurope = {
  alexanderKaidanovsky: ['Alexander', 'Kaidanovsky', 'male', 'SUHH', '1946-07-23'],
  alisaFreindlich: ['Alisa', 'Freindlich', 'female', 'SUHH', '1934-12-08'],
  anatolySolonitsyn: ['Anatoly', 'Solonitsyn', 'male', 'SUHH', '1934-08-30'],
  andreiTarkovsky: ['Andrei', 'Tarkovsky', 'male', 'SUHH', '1932-04-04'],
  borisIsakovic: ['Boris', 'Isaković', 'male', 'RS'],
  borisLer: ['Boris', 'Ler', 'male', 'BA'],
  borisPlotnikov: ['Boris', 'Plotnikov', 'male', 'SUHH', '1949-04-02'],
  dinoBajrovic: ['Dino', 'Bajrović', 'male', 'BA'],
  ivanaKarbanova: ['Ivana', 'Karbanová', 'female', 'CSHH'],
  izudinBajrovic: ['Izudin', 'Bajrović', 'male', 'BA'],
  jasmilaZbanic: ['Jasmila', 'Žbanić', 'female', 'BA', '1974-12-19'],
  jasnaDuricic: ['Jasna', 'Đuričić', 'female', 'RS'],
  jitkaCerhova: ['Jitka', 'Cerhová', 'female', 'CSHH'],
  juliusAlbert: ['Julius', 'Albert', 'male', 'CSHH'],
  larisaShepitko: ['Larisa', 'Shepitko', 'female', 'SUHH', '1938-01-06'],
  lyudmilaPolyakova: ['Lyudmila', 'Polyakova', 'female', 'SUHH', '1939-01-28'],
  nikolaiGrinko: ['Nikolai', 'Grinko', 'male', 'SUHH', '1920-05-22'],
  raymondThiry: ['Raymond', 'Thiry', 'male', 'NL'],
  sergeiYakovlev: ['Sergei', 'Yakovlev', 'male', 'SUHH'],
  veraChytilova: ['Věra', 'Chytilová', 'female', 'CZ', '1929-02-02'],
  vladimirGostyukhin: ['Vladimir', 'Gostyukhin', 'male', 'SUHH', '1946-03-10'],
} as const satisfies Record<string, PersonFacts>
