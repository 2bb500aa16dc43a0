#!/bin/sh
# Run once, when the database is empty. The role is no superuser: such a role would pass the fence between shops by.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$CHAFFER_DATABASE_PASSWORD" --username postgres <<'SQL'
CREATE ROLE chaffer LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE chaffer OWNER chaffer;
SQL
