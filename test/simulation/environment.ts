/** Imported before anything else: the functions' logger writes to this process's console, where a world can read it. */
process.env['POWERTOOLS_DEV'] = 'true';
process.env['POWERTOOLS_SERVICE_NAME'] = 'simulation';
// Half of what a failing call costs is writing down a stack nobody reads: the seed plays it again.
Error.stackTraceLimit = 0;
