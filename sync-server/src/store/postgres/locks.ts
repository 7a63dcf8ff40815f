/** Advisory lock of whoever upgrades the database. Any number would do, as long as all servers use the same. */
export const MIGRATION_LOCK = 4747_001;

/** Advisory lock that every open store shares, and that a restore wants for itself. */
export const OPEN_LOCK = 4747_002;
