import { config } from 'zod';

// Zod would try the Function constructor for speed, which the CSP of the app forbids and reports. Must run before any schema is made.
config({ jitless: true });
