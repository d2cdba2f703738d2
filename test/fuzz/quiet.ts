/** Imported first: what the handlers log about a million bodies nobody reads. */
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
