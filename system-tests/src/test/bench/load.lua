-- wrk -s load.lua <url> -- <credentials file> <seed>
-- Each line of the file is one Authorization header; every request takes one by chance. Prints one line of numbers at the end.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  math.randomseed(tonumber(args[2]) * 1000 + number)
  prepared = {}
  for authorization in io.lines(args[1]) do
    prepared[#prepared + 1] = wrk.format("POST", nil, {
      ["Authorization"] = authorization,
      ["Content-Type"] = "application/x-www-form-urlencoded",
    }, "grant_type=client_credentials")
  end
end

function request()
  return prepared[math.random(#prepared)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d %d\n",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
