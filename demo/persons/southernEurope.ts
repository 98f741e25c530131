import type { PersonFacts } from '../facts.ts'

/** People of Italian and Spanish cinema. */
export const southernEurope = {
  alexAngulo: ['Álex', 'Angulo', 'male', 'ES', '1953-04-12'],
  alidaValli: ['Alida', 'Valli', 'female', 'IT', '1921-05-31'],
  ariadnaGil: ['Ariadna', 'Gil', 'female', 'ES', '1969-01-23'],
  claudiaCardinale: ['Claudia', 'Cardinale', 'female', 'IT', '1938-04-15'],
  enzoStaiola: ['Enzo', 'Staiola', 'male', 'IT', '1939-11-15'],
  federicoFellini: ['Federico', 'Fellini', 'male', 'IT', '1920-01-20'],
  gilloPontecorvo: ['Gillo', 'Pontecorvo', 'male', 'IT', '1919-11-19'],
  ginoSaltamerenda: ['Gino', 'Saltamerenda', 'male', 'IT'],
  ivanaBaquero: ['Ivana', 'Baquero', 'female', 'ES', '1994-06-11'],
  lambertoMaggiorani: ['Lamberto', 'Maggiorani', 'male', 'IT', '1909-08-28'],
  lianellaCarell: ['Lianella', 'Carell', 'female', 'IT', '1927-05-06'],
  marcelloMastroianni: ['Marcello', 'Mastroianni', 'male', 'IT'],
  maribelVerdu: ['Maribel', 'Verdú', 'female', 'ES', '1970-10-02'],
  rossellaFalk: ['Rossella', 'Falk', 'female', 'IT', '1926-11-10'],
  sandraMilo: ['Sandra', 'Milo', 'female', 'IT', '1933-03-11'],
  sergiLopez: ['Sergi', 'López', 'male', 'ES', '1965-12-22'],
  valeriaGolino: ['Valeria', 'Golino', 'female', 'IT'],
  vittorioAntonucci: ['Vittorio', 'Antonucci', 'male', 'IT'],
  vittorioDeSica: ['Vittorio', 'De Sica', 'male', 'IT', '1901-07-07'],
} as const satisfies Record<string, PersonFacts>
