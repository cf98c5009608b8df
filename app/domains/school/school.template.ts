/** The columns of the official schools file that are used, with one invented school. */
export const SCHOOL_TEMPLATE =
  [
    'URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),Street,Town,Postcode',
    '900999,Example Primary School,Community school,Open,Primary,Example Street,London,E17 4AB',
  ].join('\r\n') + '\r\n';
