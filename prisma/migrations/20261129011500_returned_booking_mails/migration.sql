-- The emails about bookings that reached nobody, by their booking: few of very many.
create index outgoing_mail_booking_back on outgoing_mail (substr(dedupe_key, 9, 36))
  where dedupe_key like 'booking:%' and (returned_at is not null or failed_at is not null);
