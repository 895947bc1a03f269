process.stderr.write('usage: cloudtrail-investigator scan|pivot PATH…\n');
process.exitCode = 2;
