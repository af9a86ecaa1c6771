const names = (list: string) => list.split('|')

/** Hospitals by the short names that people use for them. */
export const SHORT_HOSPITALS: readonly string[] = names(
  "UPMC|NYU Langone|Mass General|MGH|BWH|Brigham|Cedars-Sinai|Mayo|Mayo Clinic|Cleveland Clinic|Stanford|UCLA|UCSF|Johns Hopkins|Hopkins|Kaiser|Kaiser Permanente|Mount Sinai|Mt. Sinai|Baylor|Duke|Emory|Penn|Vanderbilt|Geisinger|Scripps|Sutter Health|Intermountain|Banner|Northwestern|Rush|Loyola|Tufts|BIDMC|BMC|Yale|Dartmouth-Hitchcock|UVA|VCU|MUSC|UAB|OHSU|UW Medicine|Harborview|Swedish|Providence|Legacy|Sharp|Ochsner|Tulane|Memorial Hermann|Methodist|MD Anderson|Parkland|UT Southwestern|Barnes-Jewish|SLU|KU Med|Nebraska Medicine|Sanford|Essentia|HCMC|Froedtert|Henry Ford|Beaumont|Spectrum|OSU|MetroHealth|UH|Allegheny General|Jefferson|Temple|CHOP|Cooper|Hackensack|Montefiore|Maimonides|NYP|Columbia|Cornell|Strong Memorial|Upstate|Albany Med|Roswell Park|Hartford Hospital|Rhode Island Hospital|Maine Med|Fletcher Allen|Dana-Farber|Sloan Kettering|City of Hope|Fred Hutch|Moffitt|Texas Children's|Boston Children's|St. Jude|Shriners|Walter Reed|VA|VAMC|Sunnybrook|SickKids|Toronto General|VGH|St Thomas'|Guy's|Addenbrooke's|John Radcliffe|Royal Free|UCLH|Royal Melbourne|Westmead|AIIMS|Apollo|Fortis|Max|CMC Vellore|Medanta",
)

/** Parks, roads, stations, regions and shops: places that are no town. An article is no part of the name. */
export const LANDMARKS: readonly string[] = names(
  "Golden Gate Park|Lake Michigan|Central Park|Route 66|I-95|Yellowstone|the Bronx|Brooklyn|Long Island|Cape Cod|Times Square|Highway 101|Logan Airport|Disneyland|the Bay Area|New England|the Midwest|Lake Tahoe|Mount Hood|Hyde Park|Fenway Park|the Everglades|Appalachia|Hudson Valley|Silicon Valley|Elm Street Park|Walmart|Interstate 80|Broad Ripple|the Cascades|Pike Place Market|Niagara Falls|Lake Erie|Lake Huron|Lake Superior|Puget Sound|Chesapeake Bay|the Ozarks|the Rockies|the Adirondacks|the Catskills|the Poconos|the Outer Banks|the Hamptons|the Jersey Shore|the Panhandle|the Delta|the Bayou|Staten Island|Manhattan|Queens|Harlem|South Side|Coney Island|Martha's Vineyard|Nantucket|Key West|Maui|Oahu|Waikiki|Big Sur|Death Valley|Napa Valley|Orange County Fairgrounds|Yosemite|Zion|Glacier National Park|Grand Canyon|Mount Rainier|Mount Rushmore|Pikes Peak|Stone Mountain|Lake Powell|Lake Mead|Table Rock Lake|Lake of the Ozarks|Mississippi River|Ohio River|Hudson River|Rio Grande|Route 9|Route 28|US 41|State Road 60|I-5|I-10|I-35W|I-405|I-70|I-80|Highway 99|Highway 17|Garden State Parkway|Long Island Expressway|the Turnpike|O'Hare|JFK|LaGuardia|Newark Airport|Heathrow|Gatwick|Sea-Tac|Penn Station|Grand Central|Union Station|Port Authority|Wrigley Field|Yankee Stadium|Lambeau Field|Madison Square Garden|Six Flags|Disney World|Universal Studios|Dollywood|Costco parking lot|Home Depot|Kroger|Mall of America|Riverside Park|Prospect Park|Lincoln Park|Balboa Park|Griffith Park|Forest Park|Piedmont Park|Jackson Square|Bourbon Street|French Quarter|Fisherman's Wharf|Chinatown|Little Italy|the Mission|Skid Row|Tenderloin|Kensington|Fort Bragg|Fort Hood|Camp Lejeune|Camp Pendleton|Guantanamo|Fallujah|Kandahar|Da Nang|the Mekong Delta|the Punjab|the Sahara|the Alps|the Highlands|the Lake District|the Cotswolds|Snowdonia|Brighton Pier|Victoria Station|King's Cross|Trafalgar Square|the M25|the M6|the A1|Bondi Beach|Kings Park|Uluru|the Gold Coast|the Nullarbor|Banff|Lake Louise|Stanley Park|Whistler|the Annapolis Valley|Gateway of India|Marine Drive|Howrah station|the Western Ghats",
)

/** Well-known towns by country. */
export const TOWNS_ABROAD: Readonly<Record<'UK' | 'CA' | 'AU' | 'IN', readonly string[]>> = {
  UK: 'London|Leeds|Bristol|Manchester|Cardiff|Glasgow|Edinburgh|Sheffield|Liverpool|Norwich|Oxford|Cambridge|York|Belfast|Nottingham'.split(
    '|',
  ),
  CA: 'Toronto|Ottawa|Calgary|Vancouver|Halifax|Winnipeg|Regina|Hamilton|Mississauga|Edmonton|Kelowna|Moncton'.split(
    '|',
  ),
  AU: 'Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Geelong|Cairns|Newcastle|Wollongong|Parramatta|Bendigo'.split(
    '|',
  ),
  IN: 'Mumbai|Delhi|Bengaluru|Chennai|Kolkata|Hyderabad|Pune|Ahmedabad|Jaipur|Lucknow|Kochi|Indore|Bhopal|Nagpur'.split(
    '|',
  ),
}
