-- Load for wrk: the requests of a file, one on each line: method, Authorization and body, with tabs between them.
-- Every request takes one by chance. Prints one line of numbers at the end, and how many requests began in each second.
local ffi = require("ffi")
ffi.cdef [[
  struct bench_time { long seconds; long nanoseconds; };
  int clock_gettime(int clock, struct bench_time *now);
]]
local MONOTONIC = 1
local time = ffi.new("struct bench_time")
local threads = {}

local function now()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.seconds) + tonumber(time.nanoseconds) / 1e9
end

function setup(thread)
  threads[#threads + 1] = thread
end

-- args: the file, a seed, the status that is expected
function init(args)
  math.randomseed(tonumber(args[2]))
  prepared = {}
  for line in io.lines(args[1]) do
    local method, authorization, body = line:match("^(.-)\t(.-)\t(.*)$")
    local headers = {}
    if authorization ~= "" then headers["Authorization"] = authorization end
    if body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    prepared[#prepared + 1] = wrk.format(method, nil, headers, body ~= "" and body or nil)
  end
  unexpected = 0
  counted = args[3] ~= "200"
  if counted then
    local expected = tonumber(args[3])
    response = function(status)
      if status ~= expected then unexpected = unexpected + 1 end
    end
  end
  seconds = {}
  began = now()
end

function request()
  local second = math.floor(now() - began) + 1
  seconds[second] = (seconds[second] or 0) + 1
  return prepared[math.random(#prepared)]
end

function done(summary, latency)
  local errors = summary.errors
  local thread = threads[1]
  local wrong = thread:get("counted") and thread:get("unexpected") or errors.status
  io.write(string.format("result %d %d %d %d %d %d\n",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.connect + errors.read + errors.write + errors.timeout + wrong))
  local counts = thread:get("seconds")
  io.write("seconds")
  for second = 1, math.floor(summary.duration / 1e6) do
    io.write(" ", counts[second] or 0)
  end
  io.write("\n")
end
